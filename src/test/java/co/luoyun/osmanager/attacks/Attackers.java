package co.luoyun.osmanager.attacks;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Clients that do the same over and over, each on a connection of its own, until they are
 * closed: whoever is shown out comes again after a second.
 */
final class Attackers implements AutoCloseable {

	private static final Duration BREATH = Duration.ofSeconds(1);

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final AtomicInteger tries = new AtomicInteger();

	private final AtomicInteger connections = new AtomicInteger();

	/**
	 * Starts them.
	 * @param count how many at once
	 * @param visitors who each of them is
	 * @param habit what it does with a connection
	 */
	Attackers(int count, IntFunction<Visitor> visitors, Habit habit) {
		for (int i = 0; i < count; i++) {
			Visitor visitor = visitors.apply(i);
			this.threads.execute(() -> attack(visitor, habit));
		}
	}

	/** How often they came so far, let in or not. */
	int tries() {
		return this.tries.get();
	}

	/** How many connections they made so far. */
	int connections() {
		return this.connections.get();
	}

	private void attack(Visitor visitor, Habit habit) {
		try {
			while (!Thread.currentThread().isInterrupted()) {
				this.tries.incrementAndGet();
				try (Socket socket = visitor.connect()) {
					this.connections.incrementAndGet();
					habit.use(socket);
				}
				catch (IOException ex) {
					// Shown out, or not let in.
				}
				Thread.sleep(BREATH);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Ends them with their connections. */
	@Override
	public void close() {
		this.threads.shutdownNow();
		this.threads.close();
	}

	/** What an attacker does with a connection. */
	@FunctionalInterface
	interface Habit {

		/** Returns when the connection may be closed, or throws when it was. */
		void use(Socket socket) throws IOException, InterruptedException;

		/**
		 * Sends something, and then waits for the connection's end without reading more
		 * than one byte.
		 */
		static Habit sendAndWait(String bytes) {
			byte[] sent = bytes.getBytes(StandardCharsets.ISO_8859_1);
			return (socket) -> {
				socket.getOutputStream().write(sent);
				while (socket.getInputStream().read() >= 0) {
					// What is answered is of no interest.
				}
			};
		}

		/** Sends something, reads whatever comes, and sends it again after a pause. */
		static Habit repeat(String bytes, Duration pause) {
			byte[] sent = bytes.getBytes(StandardCharsets.ISO_8859_1);
			return (socket) -> {
				byte[] answer = new byte[8192];
				while (true) {
					socket.getOutputStream().write(sent);
					if (socket.getInputStream().read(answer) < 0) {
						return;
					}
					Thread.sleep(pause);
				}
			};
		}

		/** Sends something and never reads. */
		static Habit sendAndNeverRead(String bytes, Duration patience) {
			byte[] sent = bytes.getBytes(StandardCharsets.ISO_8859_1);
			return (socket) -> {
				socket.getOutputStream().write(sent);
				Thread.sleep(patience);
			};
		}

	}

}
