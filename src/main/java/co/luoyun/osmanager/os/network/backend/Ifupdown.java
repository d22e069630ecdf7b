package co.luoyun.osmanager.os.network.backend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import co.luoyun.osmanager.instance.InterfaceAddress;
import co.luoyun.osmanager.os.Marks;
import co.luoyun.osmanager.os.SystemText;
import co.luoyun.osmanager.process.Command;

/** ifupdown, by a file of its own in interfaces.d, see interfaces(5). */
public final class Ifupdown implements NetworkBackend {

	private static final String INTERFACES = "/etc/network/interfaces";

	private static final Pattern SOURCE = Pattern
		.compile("\\s*source(-directory)?\\s+(/etc/network/)?interfaces\\.d(/|/\\*|/\\*\\.cfg)?\\s*");

	private static final String PREFIX = "osmanager-";

	@Override
	public String name() {
		return "ifupdown";
	}

	@Override
	public Optional<String> inCharge(SystemEvidence evidence) throws IOException {
		boolean installed = evidence.isSandbox() || evidence.anyExists("/sbin/ifup", "/usr/sbin/ifup");
		return (installed && evidence.exists(INTERFACES)) ? Optional.of(INTERFACES + " is there") : Optional.empty();
	}

	@Override
	public String folder() {
		return "/etc/network/interfaces.d";
	}

	@Override
	public Optional<String> linkOf(String fileName) {
		return NetworkBackend.between(fileName, PREFIX, ".cfg").or(() -> NetworkBackend.between(fileName, PREFIX, ""));
	}

	@Override
	public Optional<String> hindrance(SystemEvidence evidence) throws IOException {
		boolean read = evidence.text(INTERFACES).lines().anyMatch((line) -> SOURCE.matcher(line).matches());
		return read ? Optional.empty()
				: Optional.of(INTERFACES + " has no line 'source /etc/network/interfaces.d/*'; add it");
	}

	// Stanzas of one interface add up: one that others wrote would be done as well.
	@Override
	public boolean isSetUpByOthers(String link, SystemEvidence evidence) throws IOException {
		StringBuilder others = new StringBuilder(evidence.text(INTERFACES));
		for (Path file : evidence.files(folder())) {
			String text = SystemText.read(file).orElse("");
			others.append('\n').append(Marks.isOurs(text) ? "" : text);
		}
		return others.toString()
			.lines()
			.map((line) -> line.strip().split("\\s+"))
			.anyMatch((words) -> words.length > 1 && words[0].equals("iface") && words[1].equals(link));
	}

	@Override
	public List<NetworkFile> render(List<Assignment> assignments, SystemEvidence evidence) throws IOException {
		// source-directory passes over names with a dot; older systems read *.cfg only.
		String suffix = evidence.text(INTERFACES).contains("interfaces.d/*.cfg") ? ".cfg" : "";
		return NetworkBackend.onePerLink(assignments, PREFIX, suffix, Ifupdown::text);
	}

	private static String text(Assignment assignment) {
		List<String> lines = new ArrayList<>();
		lines.add(Marks.FILE);
		lines.add("auto " + assignment.link());
		if (assignment.settings().dhcp()) {
			lines.add("iface " + assignment.link() + " inet dhcp");
		}
		addFamily(lines, assignment, true);
		addFamily(lines, assignment, false);
		return String.join("\n", lines) + "\n";
	}

	private static void addFamily(List<String> lines, Assignment assignment, boolean ipv4) {
		boolean first = true;
		for (InterfaceAddress address : assignment.addresses(ipv4)) {
			lines.add("iface " + assignment.link() + (ipv4 ? " inet static" : " inet6 static"));
			lines.add("    address " + address);
			if (first) {
				addGateway(lines, assignment, ipv4);
			}
			first = false;
		}
	}

	// Its own word, "gateway", adds a route, which fails where there is a default route
	// already: from the kernel's command line, a router's advertisement or by hand.
	private static void addGateway(List<String> lines, Assignment assignment, boolean ipv4) {
		assignment.gateway(ipv4).ifPresent((gateway) -> lines.add("    up " + assignment.defaultRoute(gateway)));
		List<String> servers = assignment.nameservers(ipv4);
		if (!servers.isEmpty()) {
			lines.add("    dns-nameservers " + String.join(" ", servers));
		}
	}

	@Override
	public List<Command> before(List<String> links) {
		return links.stream().map((link) -> Command.of("ifdown", "--force", link)).toList();
	}

	// It does not know of addresses that others gave to an interface, and fails on them.
	@Override
	public List<Command> takeOver(List<String> links) {
		return links.stream()
			.map((link) -> Command.of("ip", "address", "flush", "dev", link, "scope", "global"))
			.toList();
	}

	@Override
	public List<Command> after(List<String> links) {
		return links.stream().map((link) -> Command.of("ifup", link)).toList();
	}

}
