package co.luoyun.osmanager.os.network.backend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.SystemEvidence;
import co.luoyun.osmanager.process.Command;

/** NetworkManager, by keyfiles, see nm-settings-keyfile(5). */
final class NetworkManagerKeyfile implements NetworkBackend {

	private static final String PREFIX = "osmanager-";

	private static final String SUFFIX = ".nmconnection";

	@Override
	public String name() {
		return "NetworkManager";
	}

	@Override
	public Optional<Message> inCharge(SystemEvidence evidence) throws IOException {
		if (evidence.serves("NetworkManager.service")) {
			return Optional.of((evidence.isSandbox() ? BackendMessage.ENABLED : BackendMessage.RUNNING).with());
		}
		if (!evidence.isSandbox()) {
			return evidence.exists("/run/NetworkManager/NetworkManager.pid")
					? Optional.of(BackendMessage.RUNNING.with()) : Optional.empty();
		}
		if (evidence.netplanRenderer().equals(Optional.of("NetworkManager"))) {
			return Optional.of(BackendMessage.HAS_FILES.with("/etc/netplan"));
		}
		return evidence.exists(folder()) ? Optional.of(BackendMessage.IS_THERE.with(folder())) : Optional.empty();
	}

	@Override
	public String folder() {
		return "/etc/NetworkManager/system-connections";
	}

	// NetworkManager ignores keyfiles that others may read.
	@Override
	public String mode() {
		return "rw-------";
	}

	@Override
	public Optional<String> linkOf(String fileName) {
		return NetworkBackend.between(fileName, PREFIX, SUFFIX);
	}

	@Override
	public List<NetworkFile> render(Assignment assignment, SystemEvidence evidence) throws IOException {
		String id = PREFIX + assignment.link();
		String ours = evidence.text(folder() + "/" + id + SUFFIX);
		KeptProfile kept = ours.isEmpty() ? KeptProfile.inForce(assignment.link(), evidence)
				: KeptProfile.of(ours.lines().toList());
		return List.of(new NetworkFile(id + SUFFIX, assignment.link(), ConnectionProfile.text(id, assignment, kept)));
	}

	// While it starts it shows what it has a file for as unmanaged, too.
	@Override
	public Claim claim(String link, SystemEvidence evidence) {
		boolean told = evidence.exists(folder() + "/" + PREFIX + link + SUFFIX);
		return ofDevice(link, "STATE", evidence, "device").map((state) -> claim(state, told)).orElse(Claim.COULD);
	}

	/**
	 * A field of a table of nmcli(1), in the line about an interface.
	 * @param field its name in {@code nmcli -f}
	 * @param table the arguments that ask for a table with the column DEVICE
	 */
	static Optional<String> ofDevice(String link, String field, SystemEvidence evidence, String... table) {
		List<String> command = new ArrayList<>(List.of("nmcli", "-t", "-f", "DEVICE," + field));
		command.addAll(List.of(table));
		return evidence.answer(command.toArray(String[]::new))
			.stream()
			.filter((line) -> line.startsWith(link + ":"))
			.map((line) -> line.substring(link.length() + 1).replace("\\:", ":"))
			.findFirst();
	}

	private static Claim claim(String state, boolean told) {
		return switch (state) {
			case "unmanaged" -> told ? Claim.COULD : Claim.LEAVES;
			case "connected" -> Claim.HAS;
			default -> Claim.COULD;
		};
	}

	@Override
	public List<Command> after(String link, boolean dhcp, SystemEvidence evidence) {
		return List.of(Command.of("nmcli", "connection", "reload"),
				Command.of("nmcli", "--wait", dhcp ? "0" : "30", "connection", "up", "id", PREFIX + link));
	}

	@Override
	public List<Command> forget() {
		return List.of(Command.of("nmcli", "connection", "reload"));
	}

}
