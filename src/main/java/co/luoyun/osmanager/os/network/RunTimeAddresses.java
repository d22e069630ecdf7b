package co.luoyun.osmanager.os.network;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.InterfaceAddress;
import co.luoyun.osmanager.instance.InterfaceSettings;
import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.Marks;
import co.luoyun.osmanager.os.SystemText;
import co.luoyun.osmanager.os.network.backend.Assignment;
import co.luoyun.osmanager.process.Command;

/**
 * What was set by ip(8) since the machine's boot, so that it can be told from what others
 * have set, and taken away when it is no longer wanted.
 *
 * @param file where it is noted
 * @param lines an interface, and an address or a gateway of it, each
 */
record RunTimeAddresses(Path file, Set<String> lines) {

	RunTimeAddresses {
		lines = Set.copyOf(lines);
	}

	static RunTimeAddresses read(SystemRoot root) throws IOException {
		Path file = root.path("/run/osmanager.addresses");
		String text = root.isRunningSystem() ? SystemText.read(file).orElse("") : "";
		return new RunTimeAddresses(file, Set.copyOf(text.lines().filter((line) -> !line.startsWith("#")).toList()));
	}

	/** The commands that take away what an interface is no longer to have. */
	List<Command> removals(String link, InterfaceSettings wanted, NetworkState state) {
		List<Command> commands = new ArrayList<>();
		for (DefaultRoute route : state.routes()) {
			if (route.link().equals(link) && this.lines.contains(line(link, route.gateway()))
					&& !wanted.gateways().contains(route.gateway())) {
				commands.add(route.deletion());
			}
		}
		unwanted(link, wanted, state)
			.forEach((address) -> commands.add(Command.of("ip", "address", "delete", address.toString(), "dev", link)));
		return commands;
	}

	/** The addresses that an interface is no longer to have. */
	List<InterfaceAddress> unwanted(String link, InterfaceSettings wanted, NetworkState state) {
		return state.link(link)
			.map(Link::addresses)
			.orElse(List.of())
			.stream()
			.filter((address) -> this.lines.contains(line(link, address)) && !wanted.addresses().contains(address))
			.toList();
	}

	/**
	 * Notes what is to be set, before it is. What comes by DHCP from now on may be what
	 * was set before, and is not ours.
	 */
	Change with(List<Assignment> assignments) throws IOException {
		Set<String> all = new LinkedHashSet<>(this.lines.stream().sorted().toList());
		for (Assignment assignment : assignments) {
			if (assignment.settings().dhcp()) {
				all.removeIf((line) -> line.startsWith(assignment.link() + " "));
			}
			assignment.settings().addresses().forEach((address) -> all.add(line(assignment.link(), address)));
			assignment.settings().gateways().forEach((gateway) -> all.add(line(assignment.link(), gateway)));
		}
		String text = Marks.FILE + "\n" + String.join("\n", all) + "\n";
		Optional<String> present = SystemText.read(this.file);
		return new Change.WriteFile(this.file, present, text, "rw-r--r--", false);
	}

	private static String line(String link, InterfaceAddress address) {
		return link + " " + address;
	}

	private static String line(String link, InetAddress gateway) {
		return link + " by " + gateway.getHostAddress();
	}

}
