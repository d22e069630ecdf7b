package co.luoyun.osmanager.instance;

import java.net.InetAddress;

/**
 * An address of an interface with its network.
 *
 * @param address an IPv4 or IPv6 address
 * @param prefixLength the network's bits: at most 32 for IPv4, 128 for IPv6
 */
public record InterfaceAddress(InetAddress address, int prefixLength) {

	/** The usual notation, {@code 192.168.1.60/24}. */
	@Override
	public String toString() {
		return this.address.getHostAddress() + "/" + this.prefixLength;
	}

}
