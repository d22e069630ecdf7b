package co.luoyun.osmanager.os.network.backend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.Marks;
import co.luoyun.osmanager.os.SystemEvidence;
import co.luoyun.osmanager.process.Command;

/** systemd-networkd, by {@code .network} files, see systemd.network(5). */
public final class SystemdNetworkd implements NetworkBackend {

	private static final String UNIT = "systemd-networkd.service";

	// Sorts before the files that distributions and netplan write: the first match wins.
	private static final String PREFIX = "05-osmanager-";

	// Where a file of others sorts before that.
	private static final String FIRST_PREFIX = "0-0-osmanager-";

	private static final String SUFFIX = ".network";

	private static final List<String> FOLDERS = List.of("/etc/systemd/network", "/run/systemd/network",
			"/usr/lib/systemd/network", "/lib/systemd/network");

	private static final Set<String> NOT_YET = Set.of("", "unmanaged", "initialized", "pending");

	@Override
	public String name() {
		return "systemd-networkd";
	}

	@Override
	public Optional<Message> inCharge(SystemEvidence evidence) throws IOException {
		boolean configured = hasFiles(evidence, "/etc/systemd/network") || hasFiles(evidence, "/run/systemd/network");
		boolean rival = evidence.serves("NetworkManager.service");
		if (evidence.serves(UNIT) && (configured || !rival)) {
			return Optional.of((evidence.isSandbox() ? BackendMessage.ENABLED : BackendMessage.RUNNING).with());
		}
		if (evidence.netplanRenderer().equals(Optional.of("networkd"))) {
			return Optional.of(BackendMessage.HAS_FILES.with("/etc/netplan"));
		}
		return (evidence.isSandbox() && configured && !rival)
				? Optional.of(BackendMessage.HAS_FILES.with("/etc/systemd/network")) : Optional.empty();
	}

	private static boolean hasFiles(SystemEvidence evidence, String folder) throws IOException {
		return evidence.files(folder).stream().anyMatch((file) -> file.toString().endsWith(SUFFIX));
	}

	@Override
	public Claim claim(String link, SystemEvidence evidence) throws IOException {
		return NOT_YET.contains(state("ADMIN_STATE", link, evidence)) ? Claim.COULD : Claim.HAS;
	}

	@Override
	public Optional<String> fileInForce(String link, SystemEvidence evidence) throws IOException {
		return Optional.of(state("NETWORK_FILE", link, evidence)).filter((file) -> !file.isEmpty());
	}

	// What networkctl(1) shows.
	private static String state(String key, String link, SystemEvidence evidence) throws IOException {
		String index = evidence.text("/sys/class/net/" + link + "/ifindex").strip();
		return evidence.text("/run/systemd/netif/links/" + index)
			.lines()
			.filter((line) -> line.startsWith(key + "="))
			.map((line) -> line.substring(key.length() + 1))
			.findFirst()
			.orElse("");
	}

	@Override
	public String folder() {
		return FOLDERS.getFirst();
	}

	@Override
	public Optional<String> linkOf(String fileName) {
		return NetworkBackend.between(fileName, PREFIX, SUFFIX)
			.or(() -> NetworkBackend.between(fileName, FIRST_PREFIX, SUFFIX));
	}

	@Override
	public List<NetworkFile> render(Assignment assignment, SystemEvidence evidence) throws IOException {
		String prefix = PREFIX;
		for (String folder : FOLDERS) {
			for (Path file : evidence.files(folder)) {
				String name = file.getFileName().toString();
				if (name.endsWith(SUFFIX) && linkOf(name).isEmpty() && name.compareTo(PREFIX) < 0) {
					prefix = FIRST_PREFIX;
				}
			}
		}
		String name = prefix + assignment.link() + SUFFIX;
		return List.of(new NetworkFile(name, assignment.link(),
				NetworkdFile.text(assignment, kept(assignment.link(), evidence))));
	}

	private KeptOptions kept(String link, SystemEvidence evidence) throws IOException {
		Optional<String> file = fileInForce(link, evidence);
		if (file.isEmpty()) {
			return KeptOptions.NONE;
		}
		String text = evidence.text(file.get());
		return Marks.isOurs(text) ? KeptOptions.noted(text, evidence) : KeptOptions.read(file.get(), evidence);
	}

	// As on a system whose files of netplan name no interface.
	@Override
	public List<Command> takeOver(String link, SystemEvidence evidence) {
		return (evidence.isSandbox() || evidence.serves(UNIT)) ? List.of()
				: List.of(Command.of("systemctl", "enable", "--now", UNIT));
	}

	// A reload alone passes over a link whose setup has failed before.
	@Override
	public List<Command> after(String link, boolean dhcp, SystemEvidence evidence) {
		return List.of(Command.of("networkctl", "reload"), Command.of("networkctl", "reconfigure", link));
	}

	@Override
	public List<Command> forget() {
		return List.of(Command.of("networkctl", "reload"));
	}

}
