package co.luoyun.osmanager.os.network.backend;

import java.net.InetAddress;

import co.luoyun.osmanager.instance.InterfaceAddress;

/** Arithmetic of addresses and prefixes. */
final class Networks {

	private Networks() {
	}

	/** Whether an address lies in the network of another. */
	static boolean contains(InterfaceAddress network, InetAddress address) {
		byte[] left = network.address().getAddress();
		byte[] right = address.getAddress();
		if (left.length != right.length) {
			return false;
		}
		for (int bit = 0; bit < network.prefixLength(); bit++) {
			int mask = 0x80 >> (bit % 8);
			if ((left[bit / 8] & mask) != (right[bit / 8] & mask)) {
				return false;
			}
		}
		return true;
	}

	/** The dotted mask of an IPv4 prefix length. */
	static String netmask(int prefixLength) {
		long mask = (prefixLength == 0) ? 0 : 0xffffffffL << (32 - prefixLength);
		return ((mask >> 24) & 0xff) + "." + ((mask >> 16) & 0xff) + "." + ((mask >> 8) & 0xff) + "." + (mask & 0xff);
	}

}
