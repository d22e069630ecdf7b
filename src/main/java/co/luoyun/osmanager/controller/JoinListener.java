package co.luoyun.osmanager.controller;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import co.luoyun.osmanager.instance.Endpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for controllers' join messages on every interface that is up and has an IPv4
 * address. Joins the group anew every 15 s, so that interfaces may come and go. Nothing
 * that it hears is trusted; datagrams that are no join message are skipped.
 */
final class JoinListener {

	private static final Logger logger = LoggerFactory.getLogger(JoinListener.class);

	private static final int LONGEST_DATAGRAM = 512;

	private final Endpoint group;

	private final Duration window;

	private final Consumer<Endpoint> listener;

	private @Nullable Thread thread;

	private volatile List<String> interfaces = List.of();

	/**
	 * A listener that is not started yet.
	 * @param group the multicast group and its port
	 * @param window after which time the group is joined anew
	 * @param listener told of every well-formed join message
	 */
	JoinListener(Endpoint group, Duration window, Consumer<Endpoint> listener) {
		this.group = group;
		this.window = window;
		this.listener = listener;
	}

	/** Begins to listen, unless it does already. */
	synchronized void start() {
		if (this.thread == null) {
			this.thread = Thread.ofVirtual().name("join-listener").start(this::listen);
		}
	}

	/** No longer listens. */
	synchronized void stop() {
		if (this.thread != null) {
			this.thread.interrupt();
			this.thread = null;
		}
	}

	/** On what it listens, for a person. */
	@Override
	public String toString() {
		List<String> names = this.interfaces;
		return this.group + " on " + (names.isEmpty() ? "no interface" : String.join(", ", names));
	}

	private void listen() {
		try {
			while (!Thread.currentThread().isInterrupted()) {
				if (!listenOnce()) {
					Thread.sleep(this.window);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	// An interrupt closes the channel, and thereby ends a receive.
	private boolean listenOnce() {
		try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
			channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
			InetAddress address = InetAddress.getByName(this.group.host());
			if (!address.isMulticastAddress() || !bind(channel, address) || !join(channel, address)) {
				return false;
			}
			DatagramSocket socket = channel.socket();
			long deadline = System.nanoTime() + this.window.toNanos();
			for (long left = left(deadline); left > 0 && channel.isOpen(); left = left(deadline)) {
				socket.setSoTimeout(Math.toIntExact(left));
				receive(socket);
			}
			return true;
		}
		catch (SocketTimeoutException ex) {
			return true;
		}
		catch (IOException ex) {
			logger.debug("Listening for join messages of {}: {}", this.group, ex.getMessage());
			return false;
		}
	}

	private boolean bind(DatagramChannel channel, InetAddress address) {
		try {
			channel.bind(new InetSocketAddress(address, this.group.port()));
			return true;
		}
		catch (IOException ex) {
			logger.debug("UDP port {} cannot be had for discovery: {}", this.group.port(), ex.getMessage());
			return false;
		}
	}

	private boolean join(DatagramChannel channel, InetAddress address) throws SocketException {
		List<String> joined = new ArrayList<>();
		for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
			try {
				if (each.isUp()) {
					channel.join(address, each);
					joined.add(each.getName());
				}
			}
			catch (IOException | IllegalArgumentException ex) {
				logger.debug("Discovery does not listen on {}: {}", each.getName(), ex.getMessage());
			}
		}
		this.interfaces = List.copyOf(joined);
		return !joined.isEmpty();
	}

	private void receive(DatagramSocket socket) throws IOException {
		DatagramPacket datagram = new DatagramPacket(new byte[LONGEST_DATAGRAM], LONGEST_DATAGRAM);
		socket.receive(datagram);
		controllerIn(datagram.getData(), datagram.getLength()).ifPresent(this.listener);
	}

	/** The controller that a datagram tells of; empty when it is no join message. */
	static Optional<Endpoint> controllerIn(byte[] datagram, int length) {
		PacketDecoder decoder = new PacketDecoder();
		decoder.add(datagram, length);
		try {
			Optional<Packet> packet = decoder.next();
			if (packet.isPresent() && packet.get() instanceof Packet.JoinRequest(String address, int port)) {
				return Optional.of(new Endpoint(address, port));
			}
		}
		catch (ProtocolException ex) {
			logger.debug("Skipped a datagram: {}", ex.getMessage());
		}
		return Optional.empty();
	}

	private static long left(long deadline) {
		return Duration.ofNanos(deadline - System.nanoTime()).toMillis();
	}

}
