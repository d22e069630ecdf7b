package co.luoyun.osmanager.web.server;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * Has TLS handshakes take turns. Each takes a processor for milliseconds, and many at
 * once would leave none to the pages. The clients of one network wait in a line of their
 * own first, so that however many there are, the others wait for one of them at most.
 */
final class HandshakeTurns {

	/** Of networks; those that share a line by chance wait longer. */
	private static final int LINES = 64;

	private final Semaphore turn = new Semaphore(1, true);

	private final List<Semaphore> lines = Stream.generate(() -> new Semaphore(1, true)).limit(LINES).toList();

	/**
	 * Waits for a turn, and takes it.
	 * @param network where the client comes from
	 * @param step the handshake's next step, which does not wait for the client
	 */
	int take(String network, Step step) throws IOException {
		Semaphore line = this.lines.get(Math.floorMod(network.hashCode(), LINES));
		line.acquireUninterruptibly();
		try {
			this.turn.acquireUninterruptibly();
			try {
				return step.take();
			}
			finally {
				this.turn.release();
			}
		}
		finally {
			line.release();
		}
	}

	/** A step of a handshake. */
	@FunctionalInterface
	interface Step {

		/** Takes it, and says what it waits for then, as Tomcat does. */
		int take() throws IOException;

	}

}
