package co.luoyun.osmanager.os.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

	/** The interface with a MAC; bonds and VLANs share theirs with a physical one. */
	Optional<Link> link(MacAddress mac) {
		return Stream.of(true, false)
			.flatMap((physical) -> this.links.stream().filter((link) -> link.physical() == physical))
			.filter((link) -> link.mac().equals(mac.value()))
			.findFirst();
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
