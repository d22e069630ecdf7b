package co.luoyun.osmanager.simulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import co.luoyun.osmanager.controller.protocol.Bytes;
import co.luoyun.osmanager.controller.protocol.Packet;
import org.jspecify.annotations.Nullable;

/**
 * A development controller: the complete other end of the protocol, for trying, testing
 * and building appliances without a cloud. It runs no cloud and keeps nothing.
 */
public final class SimulatedController implements AutoCloseable {

	private static final int BACKLOG = 4096;

	// As when there are no file handles left for a moment.
	private static final Duration AFTER_A_FAULT = Duration.ofMillis(100);

	private final ControllerOptions options;

	private final AgentRegistry reception;

	private @Nullable ServerSocket server;

	private @Nullable JoinAnnouncer announcer;

	private int port;

	/**
	 * A controller that is not started yet.
	 * @param options what it is to be
	 * @param clock the time
	 * @param log told of every event in words: "instance 10 registered from 127.0.0.1",
	 * "instance 10 serving"; called by several threads
	 */
	public SimulatedController(ControllerOptions options, Clock clock, Consumer<String> log) {
		this.options = options;
		this.reception = new AgentRegistry(clock, log);
		this.port = options.port();
	}

	/**
	 * Listens; a controller that was stopped listens on its old port again.
	 * @return the same, started
	 * @throws IOException when the port cannot be had
	 */
	public synchronized SimulatedController start() throws IOException {
		if (this.server != null) {
			return this;
		}
		ServerSocket fresh = new ServerSocket();
		try {
			fresh.bind(this.options.address()
				.map((address) -> new InetSocketAddress(address, this.port))
				.orElseGet(() -> new InetSocketAddress(this.port)), BACKLOG);
		}
		catch (IOException ex) {
			fresh.close();
			throw new IOException("The development controller cannot listen on "
					+ this.options.address().map((address) -> address.getHostAddress() + " ").orElse("") + "port "
					+ this.port + ": " + ex.getMessage() + "; choose another port, or an address of this machine", ex);
		}
		this.port = fresh.getLocalPort();
		this.server = fresh;
		Thread.ofVirtual().name("simulated-controller").start(() -> accept(fresh));
		this.announcer = this.options.multicast()
			.map((group) -> new JoinAnnouncer(group, this.options.address(), this.port).start())
			.orElse(null);
		this.reception.say("development controller listens on port " + this.port);
		return this;
	}

	/** Closes every connection and no longer listens. */
	public synchronized void stop() {
		ServerSocket listening = this.server;
		if (listening == null) {
			return;
		}
		this.server = null;
		if (this.announcer != null) {
			this.announcer.stop();
			this.announcer = null;
		}
		try {
			listening.close();
		}
		catch (IOException ex) {
			this.reception.say("closing the port failed: " + ex.getMessage());
		}
		this.reception.closeAll();
		this.reception.say("development controller stopped");
	}

	@Override
	public void close() {
		stop();
	}

	/** Where it listens; after the start never 0. */
	public synchronized int port() {
		return this.port;
	}

	/** Every instance that has ever registered, by tag. */
	public List<RegisteredInstance> instances() {
		return this.reception.board().all();
	}

	/** What happened last, newest first. */
	List<EventLog.Event> events() {
		return this.reception.events().last();
	}

	/**
	 * Asks a registered instance how it is.
	 * @return its answer; fails when it is not registered
	 */
	public CompletableFuture<Packet.QueryReply> query(int tag) {
		return this.reception.connection(tag)
			.map(AgentConnection::query)
			.orElseGet(() -> CompletableFuture.failedFuture(notRegistered(tag)));
	}

	/**
	 * Asks a registered instance for an echo.
	 * @return what it sent back; fails when it is not registered
	 */
	public CompletableFuture<Bytes> echo(int tag, String text) {
		return this.reception.connection(tag)
			.map((connection) -> connection.echo(Bytes.ascii(text)))
			.orElseGet(() -> CompletableFuture.failedFuture(notRegistered(tag)));
	}

	/** Whether the registration of an instance is refused from now on. */
	public void setRefused(int tag, boolean refused) {
		this.reception.setRefused(tag, refused);
	}

	/** Closes the connection of an instance, if it has one. */
	public void disconnect(int tag) {
		this.reception.connection(tag).ifPresent(AgentConnection::close);
	}

	private void accept(ServerSocket listening) {
		while (true) {
			try {
				Socket socket = listening.accept();
				AgentConnection connection = new AgentConnection(socket, this.options::key, this.reception);
				this.reception.arrived(connection);
				Thread.ofVirtual().name("agent").start(connection);
				if (listening.isClosed()) {
					connection.close();
				}
			}
			catch (IOException ex) {
				if (listening.isClosed()) {
					return;
				}
				this.reception.say("accepting a connection failed: " + ex.getMessage());
				LockSupport.parkNanos(AFTER_A_FAULT.toNanos());
			}
		}
	}

	private static IllegalStateException notRegistered(int tag) {
		return new IllegalStateException("Instance " + tag + " is not registered");
	}

}
