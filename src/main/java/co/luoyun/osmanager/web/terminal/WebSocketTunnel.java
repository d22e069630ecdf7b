package co.luoyun.osmanager.web.terminal;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Carries the bytes of a WebSocket between the browser and the terminal server, until
 * either ends it, nothing is typed for too long, or the owner is gone.
 */
final class WebSocketTunnel {

	private static final int BUFFER = 8192;

	/** How often it is looked at when nothing goes through. */
	private static final int LOOK_MILLIS = 5_000;

	/** How long the browser may take to be there, and to take what is written. */
	private static final int BROWSER_MILLIS = 30_000;

	/** A close frame of status 1000: whoever gets it need not connect again by itself. */
	private static final byte[] NORMAL_CLOSURE = { (byte) 0x88, 2, 0x03, (byte) 0xe8 };

	private final WebSocketServerSide server;

	private final TerminalSessions sessions;

	private final String session;

	private final BooleanSupplier present;

	private final CompletableFuture<SocketWrapperBase<?>> browser = new CompletableFuture<>();

	/**
	 * A tunnel that does nothing yet.
	 * @param server the end that is there already
	 * @param sessions where it is counted
	 * @param session its name there
	 * @param present whether the owner is still signed in
	 */
	WebSocketTunnel(WebSocketServerSide server, TerminalSessions sessions, String session, BooleanSupplier present) {
		this.server = server;
		this.sessions = sessions;
		this.session = session;
		this.present = present;
	}

	/** Starts to carry what the server says, once the browser's connection is there. */
	void open() {
		Thread.ofVirtual().name("webssh-socket").start(this::serve);
	}

	/**
	 * Carries what the browser says; returns when the WebSocket has ended.
	 * @param connection the browser's connection
	 */
	void join(SocketWrapperBase<?> connection) {
		connection.setReadTimeout(LOOK_MILLIS);
		connection.setWriteTimeout(BROWSER_MILLIS);
		this.browser.complete(connection);
		byte[] buffer = new byte[BUFFER];
		try {
			while (!this.server.socket().isClosed()) {
				int read = read(connection, buffer);
				if (read > 0) {
					this.sessions.saw(this.session, true);
					this.server.socket().getOutputStream().write(buffer, 0, read);
				}
			}
		}
		catch (IOException ex) {
			// One of the ends is closed.
		}
		finally {
			this.server.close();
		}
	}

	private static int read(SocketWrapperBase<?> connection, byte[] buffer) throws IOException {
		try {
			return connection.read(true, buffer, 0, buffer.length);
		}
		catch (SocketTimeoutException ex) {
			return 0;
		}
	}

	private void serve() {
		try {
			serve(this.browser.get(BROWSER_MILLIS, TimeUnit.MILLISECONDS));
		}
		catch (IOException | ExecutionException | TimeoutException ex) {
			// One of the ends is closed, or the browser's never came.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.sessions.disconnected(this.session);
			hangUp();
		}
	}

	private void serve(SocketWrapperBase<?> connection) throws IOException {
		this.server.socket().setSoTimeout(LOOK_MILLIS);
		byte[] buffer = new byte[BUFFER];
		int read = 0;
		while (read >= 0 && mayGoOn()) {
			read = readServer(buffer);
			if (read > 0) {
				write(connection, buffer, read);
			}
		}
		if (read >= 0) {
			write(connection, NORMAL_CLOSURE, NORMAL_CLOSURE.length);
		}
	}

	private boolean mayGoOn() {
		return this.present.getAsBoolean() && !this.sessions.isIdle(this.session);
	}

	private int readServer(byte[] buffer) throws IOException {
		try {
			return this.server.input().read(buffer);
		}
		catch (SocketTimeoutException ex) {
			return 0;
		}
	}

	private static void write(SocketWrapperBase<?> connection, byte[] bytes, int length) throws IOException {
		connection.write(true, bytes, 0, length);
		connection.flush(true);
	}

	/** Ends it: whoever waits for one of the ends finds it closed. */
	void hangUp() {
		this.server.close();
		SocketWrapperBase<?> connection = this.browser.getNow(null);
		if (connection != null && connection.getSocket() instanceof NioChannel nio) {
			endReading(nio.getIOChannel());
		}
	}

	// Tomcat's own close would not wake who reads. It leaves no channel behind.
	private static void endReading(@Nullable SocketChannel channel) {
		try {
			if (channel != null) {
				channel.shutdownInput();
			}
		}
		catch (IOException ex) {
			// It is closed already.
		}
	}

}
