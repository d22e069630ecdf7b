package co.luoyun.osmanager.os.network.backend;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.instance.InterfaceAddress;
import co.luoyun.osmanager.os.Marks;
import co.luoyun.osmanager.process.Command;

/** netplan, by a YAML file of its own, see netplan(5). */
final class Netplan implements NetworkBackend {

	// Sorts last: what it says wins over the other files.
	private static final String FILE = "90-osmanager.yaml";

	@Override
	public String name() {
		return "netplan";
	}

	@Override
	public Optional<String> inCharge(SystemEvidence evidence) throws IOException {
		boolean configured = evidence.files(folder()).stream().anyMatch((file) -> file.toString().endsWith(".yaml"));
		boolean installed = evidence.anyExists("/usr/sbin/netplan", "/sbin/netplan");
		return (configured && (installed || evidence.isSandbox())) ? Optional.of(folder() + " has files")
				: Optional.empty();
	}

	@Override
	public String folder() {
		return "/etc/netplan";
	}

	@Override
	public String mode() {
		return "rw-------";
	}

	@Override
	public Optional<String> linkOf(String fileName) {
		return Optional.empty();
	}

	@Override
	public List<NetworkFile> render(List<Assignment> assignments, SystemEvidence evidence) {
		List<String> lines = new ArrayList<>();
		lines.addAll(List.of(Marks.FILE, "network:", "  version: 2", "  ethernets:"));
		assignments.forEach((assignment) -> addInterface(lines, assignment));
		return List.of(new NetworkFile(FILE, "", String.join("\n", lines) + "\n"));
	}

	private static void addInterface(List<String> lines, Assignment assignment) {
		lines.add("    " + assignment.link() + ":");
		assignment.mac().ifPresent((mac) -> {
			lines.add("      match:");
			lines.add("        macaddress: \"" + mac + "\"");
		});
		boolean dhcp = assignment.settings().dhcp();
		lines.add("      dhcp4: " + dhcp);
		lines.add("      dhcp6: " + dhcp);
		addList(lines, "      ", "addresses",
				assignment.settings().addresses().stream().map(InterfaceAddress::toString).toList());
		if (!assignment.nameservers().isEmpty()) {
			lines.add("      nameservers:");
			addList(lines, "        ", "addresses", assignment.nameservers());
		}
		if (!assignment.settings().gateways().isEmpty()) {
			lines.add("      routes:");
			assignment.settings().gateways().forEach((gateway) -> addRoute(lines, assignment, gateway));
		}
	}

	private static void addList(List<String> lines, String indent, String key, List<String> values) {
		if (!values.isEmpty()) {
			lines.add(indent + key + ":");
			values.forEach((value) -> lines.add(indent + "  - \"" + value + "\""));
		}
	}

	private static void addRoute(List<String> lines, Assignment assignment, InetAddress gateway) {
		lines.add("        - to: \"" + (Assignment.isIpv4(gateway) ? "0.0.0.0/0" : "::/0") + "\"");
		lines.add("          via: \"" + gateway.getHostAddress() + "\"");
		if (assignment.onLink(gateway)) {
			lines.add("          on-link: true");
		}
		assignment.metric().ifPresent((metric) -> lines.add("          metric: " + metric));
	}

	@Override
	public List<Command> after(List<String> links) {
		return List.of(Command.of("netplan", "apply"));
	}

}
