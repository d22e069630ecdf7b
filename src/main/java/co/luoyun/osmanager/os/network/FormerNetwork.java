package co.luoyun.osmanager.os.network;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import co.luoyun.osmanager.instance.InterfaceAddress;
import co.luoyun.osmanager.instance.InterfaceSettings;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.network.backend.Assignment;
import co.luoyun.osmanager.process.Command;

/**
 * The network as it was before a change. When the change fails, the manager's former
 * files bring back only what they say: addresses and routes that others had set, such as
 * the kernel's command line, come back from here.
 */
final class FormerNetwork {

	private static final RunTimeAddresses NOTHING = new RunTimeAddresses(Path.of("/"), Set.of());

	private final NetworkState state;

	private final List<Assignment> links;

	/**
	 * Remembers the network.
	 * @param state as it is before the change
	 */
	FormerNetwork(NetworkState state) {
		this(state, configured(state));
	}

	private FormerNetwork(NetworkState state, List<Assignment> links) {
		this.state = state;
		this.links = links;
	}

	/** Of the interfaces only some. */
	FormerNetwork of(Set<String> names) {
		return new FormerNetwork(this.state,
				this.links.stream().filter((link) -> names.contains(link.link())).toList());
	}

	/**
	 * What leads back.
	 * @param now the network after the change
	 * @param tried what the change was to lead to
	 */
	List<Change> stepsBack(NetworkState now, List<Assignment> tried, Duration timeout) {
		List<Command> commands = new ArrayList<>();
		tried.forEach((assignment) -> addRemovals(commands, assignment, now));
		for (Assignment link : this.links) {
			if (hasOtherMac(link, now)) {
				commands.add(Command.of("ip", "link", "set", "dev", link.link(), "address", mac(this.state, link)));
			}
			commands.addAll(Iproute2.commands(link, now, NOTHING, List.of(), false));
		}
		return commands.stream()
			.<Change>map((command) -> new Change.RunCommand(command.within(timeout).changingSystem()))
			.toList();
	}

	/** What is not as it was. */
	List<Message> missing(NetworkState now) {
		List<Message> missing = new ArrayList<>(NetworkCheck.missing(this.links, now));
		this.links.stream()
			.filter((link) -> hasOtherMac(link, now))
			.forEach((link) -> missing.add(NetworkMessage.MAC.with(mac(this.state, link), link.link())));
		return missing;
	}

	private boolean hasOtherMac(Assignment link, NetworkState now) {
		return now.link(link.link()).isPresent() && !mac(now, link).equals(mac(this.state, link));
	}

	private static String mac(NetworkState state, Assignment link) {
		return state.link(link.link()).map(Link::mac).orElse("");
	}

	/** What the interfaces were that had an address. */
	List<Assignment> links() {
		return this.links;
	}

	private void addRemovals(List<Command> commands, Assignment tried, NetworkState now) {
		List<InterfaceAddress> before = addresses(this.state, tried.link());
		List<InterfaceAddress> present = addresses(now, tried.link());
		for (InetAddress gateway : tried.settings().gateways()) {
			DefaultRoute route = new DefaultRoute(tried.link(), gateway);
			if (now.routes().contains(route) && !this.state.routes().contains(route)) {
				commands.add(route.deletion());
			}
		}
		tried.settings()
			.addresses()
			.stream()
			.filter((address) -> present.contains(address) && !before.contains(address))
			.map((address) -> Command.of("ip", "address", "delete", address.toString(), "dev", tried.link()))
			.forEach(commands::add);
	}

	private static List<InterfaceAddress> addresses(NetworkState state, String link) {
		return state.link(link).map(Link::addresses).orElse(List.of());
	}

	private static List<Assignment> configured(NetworkState state) {
		List<Assignment> links = new ArrayList<>();
		for (Link link : state.links()) {
			List<InetAddress> gateways = state.routes()
				.stream()
				.filter((route) -> route.link().equals(link.name()))
				.map(DefaultRoute::gateway)
				.toList();
			if (!link.settledAddresses().isEmpty()) {
				InterfaceSettings settings = new InterfaceSettings(Optional.empty(), Optional.empty(),
						link.settledAddresses(), gateways, List.of());
				links.add(Assignment.after(links, link.name(), Optional.empty(), settings));
			}
		}
		return links;
	}

}
