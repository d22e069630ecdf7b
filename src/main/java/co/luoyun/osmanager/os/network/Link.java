package co.luoyun.osmanager.os.network;

import java.util.List;

import co.luoyun.osmanager.instance.InterfaceAddress;

/**
 * A network interface as the kernel shows it.
 *
 * @param name for example {@code ens3}
 * @param mac its hardware address as in {@code 52:54:00:12:34:56}
 * @param kind what stands behind it
 * @param up whether it is switched on
 * @param ipv6 whether it can have IPv6, which the kernel may have switched off
 * @param addresses its addresses, link-local ones among them
 */
record Link(String name, String mac, Kind kind, boolean up, boolean ipv6, List<InterfaceAddress> addresses) {

	Link {
		addresses = List.copyOf(addresses);
	}

	/** Its addresses but for those that an interface takes by itself. */
	List<InterfaceAddress> settledAddresses() {
		return this.addresses.stream().filter((address) -> !address.address().isLinkLocalAddress()).toList();
	}

	boolean physical() {
		return this.kind == Kind.PHYSICAL;
	}

	/**
	 * Whether it has its MAC from another interface, which may be one that is not seen.
	 */
	boolean stacked() {
		return this.kind == Kind.STACKED || this.kind == Kind.VLAN;
	}

	/**
	 * What stands behind an interface. Of those with one MAC the first in this order is
	 * meant: a VLAN has that of what it is on top of.
	 */
	enum Kind {

		/** A device. */
		PHYSICAL,

		/** Only software. */
		VIRTUAL,

		/** Other interfaces, one of which may share its MAC: a bond. */
		STACKED,

		/** One other interface, of which it takes the frames with a number. */
		VLAN

	}

}
