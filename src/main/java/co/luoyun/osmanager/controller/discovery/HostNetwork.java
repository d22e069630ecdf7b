package co.luoyun.osmanager.controller.discovery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The network of this machine.
 *
 * @param route which of its addresses the kernel would use now to reach a peer; empty
 * when there is no route at present
 * @param subnets the networks of an interface from which join messages are taken
 */
public record HostNetwork(Function<InetSocketAddress, Optional<InetAddress>> route,
		Function<NetworkInterface, List<Subnet>> subnets) {

	/** As the kernel says it. */
	public static final HostNetwork SYSTEM = new HostNetwork(RouteLookup::localAddressTowards, Subnet::of);

}
