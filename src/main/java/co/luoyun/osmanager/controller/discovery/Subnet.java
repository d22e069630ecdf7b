package co.luoyun.osmanager.controller.discovery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

import co.luoyun.osmanager.instance.InterfaceAddress;

/**
 * An IPv4 network that an interface is attached to.
 *
 * @param address an address in it
 * @param prefix the number of leading bits that all its addresses share; at least 1
 */
public record Subnet(InetAddress address, int prefix) {

	/** The networks of an interface that is up; never loopback. */
	public static List<Subnet> of(NetworkInterface candidate) {
		try {
			if (!candidate.isUp() || candidate.isLoopback()) {
				return List.of();
			}
		}
		catch (SocketException ex) {
			return List.of(); // it has just been removed
		}
		return candidate.getInterfaceAddresses()
			.stream()
			.filter((each) -> each.getAddress() instanceof Inet4Address ipv4 && !ipv4.isLoopbackAddress()
					&& each.getNetworkPrefixLength() > 0)
			.map((each) -> new Subnet(each.getAddress(), each.getNetworkPrefixLength()))
			.toList();
	}

	/** Whether an address belongs to it. */
	boolean contains(InetAddress other) {
		return new InterfaceAddress(this.address, this.prefix).contains(other);
	}

}
