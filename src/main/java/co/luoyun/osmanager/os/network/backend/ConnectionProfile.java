package co.luoyun.osmanager.os.network.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import co.luoyun.osmanager.instance.InterfaceAddress;
import co.luoyun.osmanager.os.Marks;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes what NetworkManager is told about an interface, see nm-settings-keyfile(5). */
final class ConnectionProfile {

	private ConnectionProfile() {
	}

	/**
	 * The profile of an interface.
	 * @param id the profile's name
	 * @param kept what stays of the profile that it takes the place of
	 */
	static String text(String id, Assignment assignment, KeptProfile kept) {
		List<String> lines = new ArrayList<>();
		lines.add(Marks.FILE);
		lines.addAll(List.of("[connection]", "id=" + id, "uuid=" + UUID.nameUUIDFromBytes(id.getBytes(UTF_8)),
				"type=" + kept.type(), "autoconnect-priority=999", "interface-name=" + assignment.link(), "",
				"[ethernet]"));
		assignment.mac().ifPresent((mac) -> lines.add("mac-address=" + mac));
		lines.addAll(kept.ethernet());
		lines.addAll(kept.sections());
		lines.addAll(List.of("", "[ipv4]"));
		addFamily(lines, assignment, true);
		lines.addAll(List.of("", "[ipv6]"));
		addFamily(lines, assignment, false);
		return String.join("\n", lines) + "\n";
	}

	private static void addFamily(List<String> lines, Assignment assignment, boolean ipv4) {
		List<InterfaceAddress> addresses = assignment.addresses(ipv4);
		lines.add("method=" + method(assignment, ipv4));
		for (int i = 0; i < addresses.size(); i++) {
			lines.add("address" + (i + 1) + "=" + addresses.get(i));
		}
		// A gateway outside the networks gets a route of its own from NetworkManager.
		assignment.gateway(ipv4).ifPresent((gateway) -> {
			lines.add("gateway=" + gateway.getHostAddress());
			assignment.metric().ifPresent((metric) -> lines.add("route-metric=" + metric));
		});
		List<String> servers = assignment.nameservers(ipv4);
		if (!servers.isEmpty()) {
			lines.add("dns=" + String.join(";", servers) + ";");
		}
	}

	private static String method(Assignment assignment, boolean ipv4) {
		if (!assignment.addresses(ipv4).isEmpty()) {
			return "manual";
		}
		return (assignment.settings().dhcp() || !ipv4) ? "auto" : "disabled";
	}

}
