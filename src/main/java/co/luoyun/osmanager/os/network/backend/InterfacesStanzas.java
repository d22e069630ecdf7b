package co.luoyun.osmanager.os.network.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.instance.InterfaceAddress;
import co.luoyun.osmanager.os.Marks;

/** Writes what ifupdown is told about an interface, see interfaces(5). */
final class InterfacesStanzas {

	private InterfacesStanzas() {
	}

	/**
	 * The stanzas of an interface. They add up with those of others: where there is one,
	 * a mapping leads to ours instead.
	 * @param mapped what ours is named then; it has the interface's name in it
	 * @param kept the options that ours takes over from those of others
	 * @param dhclient whether there is dhclient(8)
	 */
	static String text(Assignment assignment, Optional<String> mapped, List<String> kept, boolean dhclient) {
		String link = assignment.link();
		String stanza = mapped.orElse(link);
		List<String> lines = new ArrayList<>();
		lines.add(Marks.FILE);
		lines.add("auto " + link);
		// grep prints the line "map", as the interface's name is in it.
		mapped.ifPresent((name) -> lines.addAll(List.of("mapping " + link, "    script /bin/grep", "    map " + name)));
		if (assignment.settings().dhcp()) {
			lines.addAll(dhclient ? dhclient(stanza, link) : List.of("iface " + stanza + " inet dhcp"));
		}
		addFamily(lines, assignment, stanza, true);
		addFamily(lines, assignment, stanza, false);
		addKept(lines, kept);
		return String.join("\n", lines) + "\n";
	}

	private static void addKept(List<String> lines, List<String> kept) {
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).startsWith("iface ")) {
				lines.addAll(i + 1, kept);
				return;
			}
		}
	}

	// Its own method "dhcp" keeps the boot waiting for a server.
	private static List<String> dhclient(String stanza, String link) {
		String files = " -pf /run/dhclient." + link + ".pid -lf /var/lib/dhcp/dhclient." + link + ".leases " + link;
		return List.of("iface " + stanza + " inet manual", "    up ip link set dev " + link + " up",
				"    up dhclient -4 -nw" + files, "    down dhclient -4 -r" + files);
	}

	private static void addFamily(List<String> lines, Assignment assignment, String stanza, boolean ipv4) {
		List<InterfaceAddress> addresses = assignment.addresses(ipv4);
		for (InterfaceAddress address : addresses) {
			lines.add("iface " + stanza + (ipv4 ? " inet static" : " inet6 static"));
			lines.add("    address " + address);
		}
		// After the last: the gateway may be in any address's network.
		if (!addresses.isEmpty()) {
			addGateway(lines, assignment, ipv4);
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

}
