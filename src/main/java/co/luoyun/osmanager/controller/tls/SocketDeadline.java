package co.luoyun.osmanager.controller.tls;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/**
 * Closes a socket when something on it takes too long. A read's own time limit starts
 * over with each byte, so that a peer could stretch many reads for ever.
 */
final class SocketDeadline implements AutoCloseable {

	private final Socket socket;

	private final Duration limit;

	private final Thread thread;

	private volatile boolean passed;

	/** A deadline from now on, until it is closed. */
	SocketDeadline(Socket socket, Duration limit) {
		this.socket = socket;
		this.limit = limit;
		this.thread = Thread.startVirtualThread(this::await);
	}

	/** Whether the socket was closed. */
	boolean passed() {
		return this.passed;
	}

	@Override
	public void close() {
		this.thread.interrupt();
	}

	private void await() {
		try {
			Thread.sleep(this.limit);
			this.passed = true;
			this.socket.close();
		}
		catch (InterruptedException ex) {
			// It was in time.
		}
		catch (IOException ex) {
			// It is of no use any more, which is all that was wanted.
		}
	}

}
