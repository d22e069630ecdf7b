package co.luoyun.osmanager.os.network;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.instance.MacAddress;

/**
 * The network as it is.
 *
 * @param links the interfaces that can be set up, in natural order of their names; empty
 * where the root shows none
 * @param routes the default routes
 */
record NetworkState(List<Link> links, List<DefaultRoute> routes) {

	NetworkState {
		links = List.copyOf(links);
		routes = List.copyOf(routes);
	}

	Optional<Link> link(String name) {
		return this.links.stream().filter((link) -> link.name().equals(name)).findFirst();
	}

	/** The interface with a MAC, of those that share it the first by their kind. */
	Optional<Link> link(MacAddress mac) {
		return this.links.stream()
			.filter((link) -> link.mac().equals(mac.value()))
			.min(Comparator.comparing(Link::kind));
	}

	/**
	 * The interfaces that entries without a MAC go to: the physical ones, or in a
	 * container, which has none, all.
	 */
	List<Link> inOrder() {
		List<Link> physical = this.links.stream().filter(Link::physical).toList();
		return physical.isEmpty() ? this.links : physical;
	}

}
