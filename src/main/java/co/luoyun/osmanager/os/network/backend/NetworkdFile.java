package co.luoyun.osmanager.os.network.backend;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

import co.luoyun.osmanager.instance.InterfaceAddress;
import co.luoyun.osmanager.os.Marks;

/** Writes what systemd-networkd is told about an interface, see systemd.network(5). */
final class NetworkdFile {

	private NetworkdFile() {
	}

	static String text(Assignment assignment, KeptOptions kept) {
		List<String> lines = new ArrayList<>();
		lines.add(Marks.FILE);
		lines.addAll(kept.note());
		lines.add("[Match]");
		lines.add(assignment.mac()
			.map((mac) -> "MACAddress=" + mac + "\nType=ether")
			.orElse("Name=" + assignment.link()));
		lines.addAll(kept.section("Link"));
		lines.add("");
		lines.add("[Network]");
		lines.addAll(kept.options("Network"));
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

}
