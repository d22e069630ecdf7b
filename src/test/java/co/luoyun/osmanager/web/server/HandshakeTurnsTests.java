package co.luoyun.osmanager.web.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class HandshakeTurnsTests {

	private final HandshakeTurns turns = new HandshakeTurns();

	private final List<String> taken = new CopyOnWriteArrayList<>();

	private final CountDownLatch open = new CountDownLatch(1);

	@Test
	void manyOfOneNetworkDoNotKeepAnotherWaiting() throws InterruptedException {
		Thread first = client("10.0.0.1");
		await().until(() -> this.taken.equals(List.of("10.0.0.1")));
		List<Thread> crowd = List.of(client("10.0.0.1"), client("10.0.0.1"), client("10.0.0.1"));
		await().until(() -> crowd.stream().allMatch(HandshakeTurnsTests::waits));
		Thread other = client("10.0.0.2");
		await().until(() -> waits(other));
		this.open.countDown();
		first.join();
		other.join();
		for (Thread one : crowd) {
			one.join();
		}
		assertThat(this.taken).containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.1", "10.0.0.1", "10.0.0.1");
	}

	private Thread client(String network) {
		return Thread.ofVirtual().start(() -> {
			try {
				int ignored = this.turns.take(network, () -> step(network));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private int step(String network) throws IOException {
		this.taken.add(network);
		try {
			this.open.await();
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
		return 0;
	}

	private static boolean waits(Thread thread) {
		return thread.getState() == Thread.State.WAITING;
	}

}
