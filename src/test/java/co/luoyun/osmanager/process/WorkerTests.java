package co.luoyun.osmanager.process;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(30)
class WorkerTests {

	private final AtomicInteger begun = new AtomicInteger();

	private final AtomicInteger ended = new AtomicInteger();

	private final Worker worker = new Worker("test", this::untilInterrupted);

	@Test
	void startsItsTaskOnceAndStopsIt() {
		this.worker.start();
		this.worker.start();
		await().until(() -> this.begun.get() == 1);
		this.worker.stop();
		assertThat(this.ended).hasValue(1);
		assertThat(this.begun).hasValue(1);
	}

	@Test
	void startsAgainAfterItWasStopped() {
		this.worker.start();
		await().until(() -> this.begun.get() == 1);
		this.worker.stop();
		this.worker.start();
		await().until(() -> this.begun.get() == 2);
		this.worker.stop();
		assertThat(this.ended).hasValue(2);
	}

	@Test
	void stoppingOneThatIsNotStartedDoesNothing() {
		this.worker.stop();
		assertThat(this.begun).hasValue(0);
	}

	@Test
	void doesNotWaitForLongWhenItsOwnThreadIsToldToStop() {
		this.worker.start();
		await().until(() -> this.begun.get() == 1);
		Thread.currentThread().interrupt();
		this.worker.stop();
		assertThat(Thread.interrupted()).as("the interrupt is handed on").isTrue();
		await().until(() -> this.ended.get() == 1);
	}

	@Test
	void goesOnWhateverIsThrown() {
		Queue<Throwable> faults = new ConcurrentLinkedQueue<>(
				List.of(new OutOfMemoryError("unable to create native thread"), new IllegalStateException("a fault")));
		Worker faulty = new Worker("faulty", () -> {
			Throwable fault = faults.poll();
			if (fault instanceof Error error) {
				throw error;
			}
			if (fault instanceof RuntimeException exception) {
				throw exception;
			}
			untilInterrupted();
		});
		faulty.start();
		await().until(() -> this.begun.get() == 1);
		faulty.stop();
		assertThat(this.ended).hasValue(1);
	}

	private void untilInterrupted() throws InterruptedException {
		this.begun.incrementAndGet();
		try {
			new CountDownLatch(1).await();
		}
		finally {
			this.ended.incrementAndGet();
		}
	}

}
