package co.luoyun.osmanager.os.network;

import java.util.List;

import co.luoyun.osmanager.instance.InterfaceAddress;

/**
 * A network interface as the kernel shows it.
 *
 * @param name for example {@code ens3}
 * @param mac its hardware address as in {@code 52:54:00:12:34:56}
 * @param physical whether a device stands behind it, and not only software
 * @param up whether it is switched on
 * @param addresses its addresses, link-local ones among them
 */
record Link(String name, String mac, boolean physical, boolean up, List<InterfaceAddress> addresses) {

	Link {
		addresses = List.copyOf(addresses);
	}

	/** Its addresses but for those that an interface takes by itself. */
	List<InterfaceAddress> settledAddresses() {
		return this.addresses.stream().filter((address) -> !address.address().isLinkLocalAddress()).toList();
	}

}
