package co.luoyun.osmanager.controller.discovery;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Optional;

/** Which of our own addresses the kernel would use now to reach somebody. */
final class RouteLookup {

	private RouteLookup() {
	}

	/**
	 * Our address towards a peer. Sends nothing.
	 * @return empty when there is no route at present
	 */
	static Optional<InetAddress> localAddressTowards(InetSocketAddress peer) {
		try (DatagramSocket socket = new DatagramSocket()) {
			socket.connect(peer);
			InetAddress address = socket.getLocalAddress();
			return address.isAnyLocalAddress() ? Optional.empty() : Optional.of(address);
		}
		catch (SocketException ex) {
			return Optional.empty();
		}
	}

}
