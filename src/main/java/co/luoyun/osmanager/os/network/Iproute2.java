package co.luoyun.osmanager.os.network;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import co.luoyun.osmanager.instance.InterfaceAddress;
import co.luoyun.osmanager.os.network.backend.Assignment;
import co.luoyun.osmanager.process.Command;

/**
 * Sets the network up at run time by ip(8), where nothing else manages it. It lasts until
 * the next boot, which does it again.
 */
final class Iproute2 {

	private Iproute2() {
	}

	/**
	 * The commands that lead an interface from the present state to the wanted one.
	 * @param former what was set by these commands before, as far as it is still there
	 * @param endings what ends the DHCP clients that run for the interface
	 */
	static List<Command> commands(Assignment assignment, NetworkState state, RunTimeAddresses former,
			List<Command> endings, boolean force) {
		List<Command> commands = new ArrayList<>();
		Optional<Link> link = force ? Optional.empty() : state.link(assignment.link());
		if (link.isEmpty() || !link.get().up()) {
			commands.add(Command.of("ip", "link", "set", "dev", assignment.link(), "up"));
		}
		// The kernel may take later addresses of a network and its routes away with the
		// first one.
		List<Command> removals = former.removals(assignment.link(), assignment.settings(), state);
		if (!assignment.settings().dhcp()) {
			removals = Stream.concat(endings.stream(), removals.stream()).toList();
		}
		commands.addAll(removals);
		boolean bare = former.unwanted(assignment.link(), assignment.settings(), state)
			.containsAll(link.map(Link::settledAddresses).orElse(List.of()));
		if (assignment.settings().dhcp() && bare && endings.isEmpty()) {
			commands.add(Command.of("dhclient", "-nw", assignment.link()));
		}
		boolean anew = force || !removals.isEmpty();
		addAddresses(commands, assignment, anew ? List.of() : link.map(Link::addresses).orElse(List.of()));
		addRoutes(commands, assignment, anew ? List.of() : state.routes());
		return commands;
	}

	private static void addAddresses(List<Command> commands, Assignment assignment, List<InterfaceAddress> present) {
		assignment.settings()
			.addresses()
			.stream()
			.filter((address) -> !present.contains(address))
			.forEach((address) -> commands
				.add(Command.of("ip", "address", "replace", address.toString(), "dev", assignment.link())));
	}

	private static void addRoutes(List<Command> commands, Assignment assignment, List<DefaultRoute> present) {
		for (InetAddress gateway : assignment.settings().gateways()) {
			if (!present.contains(new DefaultRoute(assignment.link(), gateway))) {
				commands.add(assignment.defaultRoute(gateway));
			}
		}
	}

}
