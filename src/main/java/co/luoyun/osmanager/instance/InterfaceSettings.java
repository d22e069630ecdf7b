package co.luoyun.osmanager.instance;

import java.net.Inet4Address;
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
 * @param refused whether the entry cannot be used: its interface is left as it is
 */
public record InterfaceSettings(Optional<String> type, Optional<MacAddress> mac, List<InterfaceAddress> addresses,
		List<InetAddress> gateways, List<InetAddress> nameservers, boolean refused) {

	/** An entry that says nothing but that it is there. */
	public static final InterfaceSettings NONE = new InterfaceSettings(Optional.empty(), Optional.empty(), List.of(),
			List.of(), List.of());

	public InterfaceSettings {
		addresses = List.copyOf(addresses);
		gateways = List.copyOf(gateways);
		nameservers = List.copyOf(nameservers);
	}

	/** An entry that can be used. */
	public InterfaceSettings(Optional<String> type, Optional<MacAddress> mac, List<InterfaceAddress> addresses,
			List<InetAddress> gateways, List<InetAddress> nameservers) {
		this(type, mac, addresses, gateways, nameservers, false);
	}

	/** The place of an entry that cannot be used, and its MAC where that is right. */
	public static InterfaceSettings refused(Optional<MacAddress> mac) {
		return new InterfaceSettings(Optional.empty(), mac, List.of(), List.of(), List.of(), true);
	}

	/** Whether the interface is left to DHCP. */
	public boolean dhcp() {
		return this.addresses.isEmpty() && !this.refused;
	}

	/** What is left of it without IPv6; refused when that is nothing. */
	public InterfaceSettings withIpv4Only() {
		List<InterfaceAddress> kept = this.addresses.stream()
			.filter((address) -> address.address() instanceof Inet4Address)
			.toList();
		List<InetAddress> routers = this.gateways.stream().filter(Inet4Address.class::isInstance).toList();
		return new InterfaceSettings(this.type, this.mac, kept, routers, this.nameservers,
				this.refused || (kept.isEmpty() && !this.addresses.isEmpty()));
	}

}
