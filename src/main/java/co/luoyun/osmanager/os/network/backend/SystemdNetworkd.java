package co.luoyun.osmanager.os.network.backend;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.instance.InterfaceAddress;
import co.luoyun.osmanager.os.Marks;
import co.luoyun.osmanager.process.Command;

/** systemd-networkd, by {@code .network} files, see systemd.network(5). */
public final class SystemdNetworkd implements NetworkBackend {

	private static final String UNIT = "systemd-networkd.service";

	// Sorts before the files that distributions and netplan write: the first match wins.
	private static final String PREFIX = "05-osmanager-";

	private static final String SUFFIX = ".network";

	@Override
	public String name() {
		return "systemd-networkd";
	}

	@Override
	public Optional<String> inCharge(SystemEvidence evidence) throws IOException {
		boolean configured = hasFiles(evidence, "/etc/systemd/network") || hasFiles(evidence, "/run/systemd/network");
		boolean rival = evidence.serves("NetworkManager.service");
		if (evidence.serves(UNIT) && (configured || !rival)) {
			return Optional.of(evidence.isSandbox() ? "it is enabled" : "it is running");
		}
		return (evidence.isSandbox() && configured && !rival) ? Optional.of("/etc/systemd/network has files")
				: Optional.empty();
	}

	private static boolean hasFiles(SystemEvidence evidence, String folder) throws IOException {
		return evidence.files(folder).stream().anyMatch((file) -> file.toString().endsWith(SUFFIX));
	}

	@Override
	public String folder() {
		return "/etc/systemd/network";
	}

	@Override
	public Optional<String> linkOf(String fileName) {
		return NetworkBackend.between(fileName, PREFIX, SUFFIX);
	}

	@Override
	public List<NetworkFile> render(List<Assignment> assignments, SystemEvidence evidence) {
		return NetworkBackend.onePerLink(assignments, PREFIX, SUFFIX, SystemdNetworkd::text);
	}

	private static String text(Assignment assignment) {
		List<String> lines = new ArrayList<>();
		lines.add(Marks.FILE);
		lines.add("[Match]");
		lines.add(assignment.mac()
			.map((mac) -> "MACAddress=" + mac + "\nType=ether")
			.orElse("Name=" + assignment.link()));
		lines.add("");
		lines.add("[Network]");
		lines.add("DHCP=" + (assignment.settings().dhcp() ? "yes" : "no"));
		assignment.settings()
			.addresses()
			.stream()
			.map(InterfaceAddress::toString)
			.forEach((address) -> lines.add("Address=" + address));
		assignment.nameservers().forEach((server) -> lines.add("DNS=" + server));
		assignment.settings().gateways().forEach((gateway) -> addRoute(lines, assignment, gateway));
		return String.join("\n", lines) + "\n";
	}

	private static void addRoute(List<String> lines, Assignment assignment, InetAddress gateway) {
		lines.add("");
		lines.add("[Route]");
		lines.add("Gateway=" + gateway.getHostAddress());
		if (assignment.onLink(gateway)) {
			lines.add("GatewayOnLink=yes");
		}
		assignment.metric().ifPresent((metric) -> lines.add("Metric=" + metric));
	}

	// A reload alone passes over a link whose setup has failed before.
	@Override
	public List<Command> after(List<String> links) {
		List<Command> commands = new ArrayList<>();
		commands.add(Command.of("networkctl", "reload"));
		links.forEach((link) -> commands.add(Command.of("networkctl", "reconfigure", link)));
		return commands;
	}

}
