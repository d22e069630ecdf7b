package co.luoyun.osmanager.controller.discovery;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import co.luoyun.osmanager.controller.ConnectionMessage;
import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.message.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for controllers' join messages on every interface that is up and has an IPv4
 * network, but never on loopback. Joins the group anew every 15 s, so that interfaces may
 * come and go. Nothing that it hears is trusted; what is no join message, or tells of
 * another network than the interface's own, is skipped.
 */
public final class JoinListener {

	private static final Logger logger = LoggerFactory.getLogger(JoinListener.class);

	private final Endpoint group;

	private final Duration window;

	private final Function<NetworkInterface, List<Subnet>> subnets;

	private final Consumer<JoinMessage> listener;

	private @Nullable Thread thread;

	private volatile List<String> interfaces = List.of();

	/**
	 * A listener that is not started yet.
	 * @param group the multicast group and its port
	 * @param window after which time the group is joined anew
	 * @param subnets the networks of an interface
	 * @param listener told of every join message; called by several threads
	 */
	public JoinListener(Endpoint group, Duration window, Function<NetworkInterface, List<Subnet>> subnets,
			Consumer<JoinMessage> listener) {
		this.group = group;
		this.window = window;
		this.subnets = subnets;
		this.listener = listener;
	}

	/** Begins to listen, unless it does already. */
	public synchronized void start() {
		if (this.thread == null || !this.thread.isAlive()) {
			this.thread = Thread.ofVirtual().name("join-listener").start(this::listen);
		}
	}

	/** No longer listens. */
	public synchronized void stop() {
		if (this.thread != null) {
			this.thread.interrupt();
			this.thread = null;
		}
	}

	/** On what it listens, for a person. */
	public Message message() {
		List<String> names = this.interfaces;
		return ConnectionMessage.LISTENING.with(this.group,
				names.isEmpty() ? ConnectionMessage.NO_INTERFACE.with() : String.join(", ", names));
	}

	private void listen() {
		try {
			while (true) {
				List<Thread> receivers = new ArrayList<>();
				try {
					startReceivers(receivers);
				}
				// Nobody else would listen: what fails now may succeed in the next
				// window.
				catch (SocketException | RuntimeException | Error ex) {
					logger.debug("Listening for join messages of {}: {}", this.group, ex.toString());
				}
				try {
					Thread.sleep(this.window);
				}
				finally {
					receivers.forEach(Thread::interrupt);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	// The kernel does not tell on which interface a datagram came: each has a channel of
	// its own.
	private void startReceivers(List<Thread> receivers) throws SocketException {
		List<String> names = new ArrayList<>();
		for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
			List<Subnet> networks = this.subnets.apply(each);
			if (!networks.isEmpty()) {
				names.add(each.getName());
				JoinReceiver receiver = new JoinReceiver(this.group, each, networks, this.listener);
				receivers.add(Thread.ofVirtual().name("join-receiver").start(receiver));
			}
		}
		this.interfaces = List.copyOf(names);
	}

}
