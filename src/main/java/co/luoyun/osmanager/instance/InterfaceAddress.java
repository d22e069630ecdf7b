package co.luoyun.osmanager.instance;

import java.net.InetAddress;

/**
 * An address of an interface with its network.
 *
 * @param address an IPv4 or IPv6 address
 * @param prefixLength the network's bits: at most 32 for IPv4, 128 for IPv6
 */
public record InterfaceAddress(InetAddress address, int prefixLength) {

	/** Whether another address lies in its network. */
	public boolean contains(InetAddress other) {
		byte[] ours = this.address.getAddress();
		byte[] theirs = other.getAddress();
		if (ours.length != theirs.length) {
			return false;
		}
		for (int bit = 0; bit < this.prefixLength; bit++) {
			if (((ours[bit / 8] ^ theirs[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
				return false;
			}
		}
		return true;
	}

	/** The usual notation, {@code 192.168.1.60/24}. */
	@Override
	public String toString() {
		return this.address.getHostAddress() + "/" + this.prefixLength;
	}

}
