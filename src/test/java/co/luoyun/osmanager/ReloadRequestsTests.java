package co.luoyun.osmanager;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.awaitility.Awaitility.await;

class ReloadRequestsTests {

	private static final Duration QUIET = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private final SetTicker ticker = new SetTicker();

	private final ReloadRequests requests = new ReloadRequests(this.ticker, QUIET, LONGEST);

	private final AtomicInteger met = new AtomicInteger();

	private Thread meeting;

	@BeforeEach
	void meet() {
		this.meeting = Thread.startVirtualThread(() -> {
			try {
				while (true) {
					if (this.requests.take(Duration.ofMinutes(1))) {
						this.met.incrementAndGet();
					}
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
	}

	@AfterEach
	void stop() throws InterruptedException {
		this.meeting.interrupt();
		this.meeting.join();
	}

	@Test
	void theFirstIsMetAtOnce() {
		this.requests.add();
		awaitMet(1);
	}

	@Test
	void thoseThatFollowCloselyAreOne() {
		this.requests.add();
		awaitMet(1);
		for (int i = 0; i < 1000; i++) {
			this.ticker.forward(Duration.ofMillis(10));
			this.requests.add();
		}
		await().during(Duration.ofMillis(300)).until(() -> this.met.get() == 1);
		this.ticker.forward(QUIET);
		awaitMet(2);
	}

	@Test
	void noneWaitsForEver() {
		this.requests.add();
		awaitMet(1);
		this.ticker.forward(Duration.ofMillis(100));
		this.requests.add();
		for (int i = 0; i < 301; i++) {
			this.ticker.forward(Duration.ofMillis(100));
			this.requests.add();
		}
		awaitMet(2);
	}

	@Test
	void theNextIsMetAtOnceAfterAWhile() {
		this.requests.add();
		awaitMet(1);
		this.ticker.forward(LONGEST);
		this.requests.add();
		awaitMet(2);
	}

	private void awaitMet(int count) {
		await().atMost(Duration.ofSeconds(20)).until(() -> this.met.get() == count);
	}

}
