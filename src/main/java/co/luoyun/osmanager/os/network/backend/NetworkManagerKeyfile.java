package co.luoyun.osmanager.os.network.backend;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
		String name = PREFIX + assignment.link() + SUFFIX;
		return List.of(new NetworkFile(name, assignment.link(),
				ConnectionProfile.text(PREFIX + assignment.link(), assignment, mtu(assignment.link(), evidence))));
	}

	// It stays what it was under the profile that ours takes the place of.
	private Optional<String> mtu(String link, SystemEvidence evidence) throws IOException {
		String ours = evidence.text(folder() + "/" + PREFIX + link + SUFFIX);
		Stream<String> lines = ours.isEmpty() ? mtuOfProfile(link, evidence) : ours.lines();
		return lines.filter((line) -> line.matches("mtu=\\d+")).findFirst();
	}

	private static Stream<String> mtuOfProfile(String link, SystemEvidence evidence) {
		return evidence.answer("nmcli", "-t", "-f", "DEVICE,CON-UUID", "device")
			.stream()
			.filter((line) -> line.matches(Pattern.quote(link) + ":[0-9a-f-]+"))
			.map((line) -> line.substring(link.length() + 1))
			.flatMap(
					(uuid) -> evidence.answer("nmcli", "-g", "802-3-ethernet.mtu", "connection", "show", uuid).stream())
			.map((value) -> "mtu=" + value);
	}

	// While it starts it shows what it has a file for as unmanaged, too.
	@Override
	public Claim claim(String link, SystemEvidence evidence) {
		boolean told = evidence.exists(folder() + "/" + PREFIX + link + SUFFIX);
		return evidence.answer("nmcli", "-t", "-f", "DEVICE,STATE", "device")
			.stream()
			.filter((line) -> line.startsWith(link + ":"))
			.map((line) -> claim(line.substring(link.length() + 1), told))
			.findFirst()
			.orElse(Claim.COULD);
	}

	private static Claim claim(String state, boolean told) {
		return switch (state) {
			case "unmanaged" -> told ? Claim.COULD : Claim.LEAVES;
			case "connected" -> Claim.HAS;
			default -> Claim.COULD;
		};
	}

	@Override
	public List<Command> after(String link, boolean dhcp) {
		return List.of(Command.of("nmcli", "connection", "reload"),
				Command.of("nmcli", "--wait", dhcp ? "0" : "30", "connection", "up", "id", PREFIX + link));
	}

	@Override
	public List<Command> forget() {
		return List.of(Command.of("nmcli", "connection", "reload"));
	}

}
