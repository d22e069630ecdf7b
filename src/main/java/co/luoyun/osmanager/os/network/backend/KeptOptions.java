package co.luoyun.osmanager.os.network.backend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import co.luoyun.osmanager.os.SystemEvidence;

/**
 * What a file of systemd-networkd that ours takes the place of says besides addresses:
 * the MTU, and the VLANs and tunnels on top of the interface. Without it they would be
 * gone.
 *
 * @param source the path of that file; empty for none
 * @param options the lines by section
 */
record KeptOptions(String source, Map<String, List<String>> options) {

	static final KeptOptions NONE = new KeptOptions("", Map.of());

	private static final String NOTE = "# Keeps options of ";

	private static final Map<String, Set<String>> KEYS = Map.of("Link",
			Set.of("MTUBytes", "MACAddress", "ARP", "Multicast", "AllMulticast", "Promiscuous", "RequiredForOnline"),
			"Network", Set.of("VLAN", "MACVLAN", "MACVTAP", "IPVLAN", "IPVTAP", "VXLAN", "Tunnel", "Xfrm", "VRF"));

	/** Those of the file that ours has taken the place of earlier. */
	static KeptOptions noted(String ours, SystemEvidence evidence) throws IOException {
		Optional<String> source = ours.lines().filter((line) -> line.startsWith(NOTE)).findFirst();
		return source.isEmpty() ? NONE : read(source.get().substring(NOTE.length()), evidence);
	}

	static KeptOptions read(String file, SystemEvidence evidence) throws IOException {
		Map<String, List<String>> options = new TreeMap<>();
		String section = "";
		for (String line : evidence.text(file).lines().map(String::strip).toList()) {
			if (line.startsWith("[") && line.endsWith("]")) {
				section = line.substring(1, line.length() - 1);
			}
			else if (KEYS.getOrDefault(section, Set.of()).contains(line.split("\\s*=", 2)[0])) {
				options.computeIfAbsent(section, (_) -> new ArrayList<>()).add(line);
			}
		}
		return options.isEmpty() ? NONE : new KeptOptions(file, options);
	}

	/** The line that tells a later run where they are from. */
	List<String> note() {
		return this.options.isEmpty() ? List.of() : List.of(NOTE + this.source);
	}

	List<String> options(String section) {
		return this.options.getOrDefault(section, List.of());
	}

	/** A whole section of them. */
	List<String> section(String name) {
		List<String> lines = new ArrayList<>();
		if (!options(name).isEmpty()) {
			lines.addAll(List.of("", "[" + name + "]"));
			lines.addAll(options(name));
		}
		return lines;
	}

}
