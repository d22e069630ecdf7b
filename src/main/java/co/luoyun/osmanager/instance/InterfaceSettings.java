package co.luoyun.osmanager.instance;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code network} in the JSON of luoyun.conf.
 *
 * @param type the cloud's word for the network, not acted on
 * @param mac the interface's hardware address; without it entries go by order
 * @param addresses its addresses; none means DHCP
 * @param gateways its default gateways, at most one of each IP version
 * @param nameservers its name servers
 */
public record InterfaceSettings(Optional<String> type, Optional<MacAddress> mac, List<InterfaceAddress> addresses,
		List<InetAddress> gateways, List<InetAddress> nameservers) {

	public InterfaceSettings {
		addresses = List.copyOf(addresses);
		gateways = List.copyOf(gateways);
		nameservers = List.copyOf(nameservers);
	}

	/** Whether the interface is left to DHCP. */
	public boolean dhcp() {
		return this.addresses.isEmpty();
	}

}
