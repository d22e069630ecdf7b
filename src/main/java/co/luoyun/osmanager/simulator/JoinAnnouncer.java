package co.luoyun.osmanager.simulator;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.controller.protocol.Packet;
import co.luoyun.osmanager.controller.protocol.PacketEncoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a multicast group every 10 s where the controller is, on each interface with that
 * interface's own address, as the real controller does.
 */
final class JoinAnnouncer {

	private static final Logger logger = LoggerFactory.getLogger(JoinAnnouncer.class);

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private final InetSocketAddress group;

	private final Optional<InetAddress> only;

	private final int port;

	private final Thread thread = Thread.ofVirtual().name("join-announcer").unstarted(this::announceAtInterval);

	/**
	 * An announcer that is not started yet.
	 * @param group who is told
	 * @param only the one address that is announced; empty means those of all interfaces
	 * @param port the controller's port
	 */
	JoinAnnouncer(InetSocketAddress group, Optional<InetAddress> only, int port) {
		this.group = group;
		this.only = only;
		this.port = port;
	}

	JoinAnnouncer start() {
		this.thread.start();
		return this;
	}

	void stop() {
		this.thread.interrupt();
	}

	private void announceAtInterval() {
		try {
			while (true) {
				announce();
				Thread.sleep(INTERVAL);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void announce() {
		try (MulticastSocket socket = new MulticastSocket()) {
			for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
				for (InetAddress address : addresses(each)) {
					announce(socket, each, address);
				}
			}
		}
		catch (IOException ex) {
			logger.debug("Announcing the development controller to {}: {}", this.group, ex.getMessage());
		}
	}

	private List<InetAddress> addresses(NetworkInterface candidate) {
		return candidate.inetAddresses()
			.filter(Inet4Address.class::isInstance)
			.filter((address) -> this.only.isEmpty() || this.only.get().equals(address))
			.toList();
	}

	private void announce(MulticastSocket socket, NetworkInterface through, InetAddress address) {
		byte[] message = PacketEncoder.encode(new Packet.JoinRequest(address.getHostAddress(), this.port));
		try {
			socket.setNetworkInterface(through);
			socket.send(new DatagramPacket(message, message.length, this.group));
		}
		catch (IOException ex) {
			logger.debug("Announcing the development controller on {}: {}", through.getName(), ex.getMessage());
		}
	}

}
