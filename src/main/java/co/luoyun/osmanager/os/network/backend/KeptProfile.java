package co.luoyun.osmanager.os.network.backend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import co.luoyun.osmanager.os.SystemEvidence;

/**
 * What a profile of NetworkManager that ours takes the place of says besides addresses:
 * that the interface is a bond or a VLAN, and of what, its MAC and the MTU. Without it
 * they would be gone. See nm-settings-keyfile(5).
 *
 * @param type the kind of connection, {@code ethernet} where it is not another
 * @param ethernet lines of the section {@code [ethernet]}
 * @param sections the sections of that kind, with their lines
 */
record KeptProfile(String type, List<String> ethernet, List<String> sections) {

	private static final String ETHERNET = "ethernet";

	// The others are of a kind of connection, as [bond] and [vlan] are.
	private static final Set<String> NOT_KEPT = Set.of("connection", ETHERNET, "802-3-ethernet", "ipv4", "ipv6",
			"proxy", "user");

	private static final Pattern ETHERNET_KEPT = Pattern.compile("(mtu|cloned-mac-address)=.+");

	/** What is kept of the profile that an interface has now. */
	static KeptProfile inForce(String link, SystemEvidence evidence) throws IOException {
		Optional<String> file = NetworkManagerKeyfile.ofDevice(link, "FILENAME", evidence, "connection", "show",
				"--active");
		KeptProfile kept = of(file.isEmpty() ? List.of() : evidence.text(file.get()).lines().toList());
		return kept.ethernet.isEmpty() ? new KeptProfile(kept.type, mtu(link, evidence), kept.sections) : kept;
	}

	// Profiles that are not keyfiles have it too.
	private static List<String> mtu(String link, SystemEvidence evidence) {
		return NetworkManagerKeyfile.ofDevice(link, "CON-UUID", evidence, "device")
			.filter((uuid) -> uuid.matches("[0-9a-f-]+"))
			.stream()
			.flatMap(
					(uuid) -> evidence.answer("nmcli", "-g", "802-3-ethernet.mtu", "connection", "show", uuid).stream())
			.filter((value) -> value.matches("\\d+"))
			.map((value) -> "mtu=" + value)
			.toList();
	}

	/** What is kept of a keyfile with these lines. */
	static KeptProfile of(List<String> keyfile) {
		String type = ETHERNET;
		List<String> ethernet = new ArrayList<>();
		List<String> sections = new ArrayList<>();
		String section = "";
		for (String line : keyfile.stream().map(String::strip).filter((line) -> !line.startsWith("#")).toList()) {
			if (line.startsWith("[") && line.endsWith("]")) {
				section = line.substring(1, line.length() - 1);
				if (!NOT_KEPT.contains(section)) {
					sections.addAll(List.of("", line));
				}
			}
			else if (section.equals("connection") && line.startsWith("type=")) {
				type = line.substring("type=".length()).replace("802-3-ethernet", ETHERNET);
			}
			else if (section.endsWith(ETHERNET) && ETHERNET_KEPT.matcher(line).matches()) {
				ethernet.add(line);
			}
			else if (!NOT_KEPT.contains(section) && !line.isEmpty()) {
				sections.add(line);
			}
		}
		return new KeptProfile(type, ethernet, sections);
	}

}
