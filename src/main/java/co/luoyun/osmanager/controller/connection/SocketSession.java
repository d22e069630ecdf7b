package co.luoyun.osmanager.controller.connection;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import co.luoyun.osmanager.controller.ConnectionFailedException;
import co.luoyun.osmanager.controller.ConnectionMessage;
import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.controller.protocol.Bytes;
import co.luoyun.osmanager.controller.protocol.HandshakeStep;
import co.luoyun.osmanager.controller.protocol.Packet;
import co.luoyun.osmanager.controller.protocol.PacketEncoder;
import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.status.ApplicationStatus;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection and the session on it. One thread reads and answers
 * ({@link #register}, then {@link #serve}); others may report, check and close.
 */
final class SocketSession {

	private final Socket socket;

	private final Socket channel;

	private final Session session;

	private final Supplier<ApplicationStatus> status;

	private final TimeSource time;

	private final ConnectionStatistics statistics;

	private final ReentrantLock writing = new ReentrantLock();

	private final AtomicReference<ConnectionFailedException> verdict = new AtomicReference<>();

	private final byte[] buffer = new byte[4096];

	private volatile TimeSource.Moment heard;

	private volatile TimeSource.@Nullable Moment asked;

	private @Nullable ApplicationStatus reported;

	/**
	 * A link over a connected socket.
	 * @param socket the TCP connection, to be closed
	 * @param channel what to read and write: the same, or TLS over it
	 */
	SocketSession(Socket socket, Socket channel, Session session, Supplier<ApplicationStatus> status, TimeSource time,
			ConnectionStatistics statistics) {
		this.socket = socket;
		this.channel = channel;
		this.session = session;
		this.status = status;
		this.time = time;
		this.statistics = statistics;
		this.heard = time.now();
	}

	/**
	 * Authenticates and registers.
	 * @param limit the time for each step
	 * @param progress told of every step that is reached
	 * @throws ConnectionFailedException when it does not succeed
	 */
	void register(Duration limit, Consumer<HandshakeStep> progress) throws ConnectionFailedException {
		HandshakeStep step = this.session.step();
		try {
			send(this.session.open());
			TimeSource.Moment begun = this.time.now();
			while (!this.session.registered()) {
				receive(Math.max(1, limit.minus(this.time.since(begun)).toMillis()));
				if (this.session.step() != step) {
					step = this.session.step();
					begun = this.time.now();
					progress.accept(step);
				}
				else if (this.time.since(begun).compareTo(limit) >= 0) {
					throw SessionFailure.silence(step, limit);
				}
			}
		}
		catch (SocketTimeoutException ex) {
			throw SessionFailure.silence(step, limit);
		}
		catch (ConnectionFailedException ex) {
			throw ex;
		}
		catch (IOException ex) {
			Message hint = SessionFailure.hint(step, this.channel instanceof SSLSocket);
			throw verdictOr(FailureKind.CLOSED_EARLY,
					(ex instanceof SSLException)
							? ConnectionMessage.CLOSED_EARLY_TLS.with(step.awaited(), Failure.inWords(ex), hint)
							: ConnectionMessage.CLOSED_EARLY.with(step.awaited(), hint),
					ex);
		}
	}

	/**
	 * Answers the controller until the connection ends.
	 * @throws ConnectionFailedException always, with the reason
	 */
	void serve() throws ConnectionFailedException {
		try {
			while (true) {
				receive(0);
			}
		}
		catch (ConnectionFailedException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw verdictOr(SessionFailure.kind(ex), SessionFailure.words(ex), ex);
		}
	}

	/** Reports the application's status if it is not the one that was reported last. */
	void reportIfChanged() {
		this.writing.lock();
		try {
			ApplicationStatus current = this.status.get();
			if (!current.equals(this.reported)) {
				send(PacketEncoder.encode(new Packet.Report(current.value())));
				this.reported = current;
			}
		}
		catch (IOException ex) {
			Dialer.close(this.socket);
		}
		finally {
			this.writing.unlock();
		}
	}

	/**
	 * Asks a controller that has been silent for an echo, and gives it up when it does
	 * not answer. Never blocks.
	 */
	void check(Duration echoAfter, Duration echoTimeout) {
		TimeSource.Moment question = this.asked;
		TimeSource.Moment last = this.heard;
		if (question != null && question.reading() - last.reading() > 0) {
			if (this.time.since(question).compareTo(echoTimeout) >= 0) {
				close(FailureKind.HALF_OPEN,
						ConnectionMessage.HALF_OPEN.with(echoTimeout.toSeconds(), echoAfter.toSeconds()));
			}
		}
		else if (this.time.since(last).compareTo(echoAfter) >= 0) {
			this.asked = this.time.now();
			Thread.startVirtualThread(this::askForEcho);
		}
	}

	/** Ends the connection; the thread that serves it then fails with this reason. */
	void close(FailureKind kind, Message reason) {
		this.verdict.compareAndSet(null, new ConnectionFailedException(kind, reason));
		Dialer.close(this.socket);
	}

	private void askForEcho() {
		try {
			send(PacketEncoder.encode(new Packet.EchoRequest(Bytes.ascii("osmanager"))));
		}
		catch (IOException ex) {
			Dialer.close(this.socket);
		}
	}

	private void receive(long timeoutMillis) throws IOException {
		this.channel.setSoTimeout(Math.toIntExact(timeoutMillis));
		InputStream in = this.channel.getInputStream();
		int length = in.read(this.buffer);
		if (length < 0) {
			throw new EOFException("end of stream");
		}
		this.heard = this.time.now();
		this.statistics.countReceived(length);
		byte[] replies = this.session.receive(this.buffer, length);
		if (replies.length > 0) {
			send(replies);
		}
	}

	InetSocketAddress peer() {
		return (InetSocketAddress) this.socket.getRemoteSocketAddress();
	}

	InetAddress localAddress() {
		return this.socket.getLocalAddress();
	}

	/** An address as the controller is told it. */
	static String textOf(InetAddress address) {
		String text = address.getHostAddress();
		int scope = text.indexOf('%');
		return (scope < 0) ? text : text.substring(0, scope);
	}

	/** When the controller was heard last. */
	TimeSource.Moment heard() {
		return this.heard;
	}

	private void send(byte[] bytes) throws IOException {
		this.writing.lock();
		try {
			this.channel.getOutputStream().write(bytes);
			this.statistics.countSent(bytes.length);
		}
		finally {
			this.writing.unlock();
		}
	}

	private ConnectionFailedException verdictOr(FailureKind kind, Message text, IOException ex) {
		ConnectionFailedException known = this.verdict.get();
		return (known != null) ? known : new ConnectionFailedException(kind, text, ex);
	}

}
