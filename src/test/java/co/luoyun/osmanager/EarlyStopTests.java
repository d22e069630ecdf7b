package co.luoyun.osmanager;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

class EarlyStopTests {

	private static final int TERMINATED = 143;

	private final SetTicker ticker = new SetTicker();

	private final List<String> ends = new CopyOnWriteArrayList<>();

	private final EarlyStop earlyStop = new EarlyStop(this.ticker, (status) -> this.ends.add("halt " + status),
			(status) -> this.ends.add("exit " + status));

	@Test
	void interruptsTheStepThatIsWaitedFor() throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(1);
		AtomicBoolean interrupted = new AtomicBoolean();
		AtomicBoolean interruptedAfterwards = new AtomicBoolean(true);
		Runnable step = this.earlyStop.interruptible(() -> {
			begun.countDown();
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				interrupted.set(true);
				Thread.currentThread().interrupt();
			}
		});
		Thread boot = Thread.startVirtualThread(() -> {
			step.run();
			interruptedAfterwards.set(Thread.currentThread().isInterrupted());
		});
		begun.await();
		this.earlyStop.stop(TERMINATED);
		assertThat(boot.join(Duration.ofSeconds(10))).as("the step ended").isTrue();
		assertThat(interrupted).isTrue();
		assertThat(interruptedAfterwards).as("the rest of the boot is not interrupted").isFalse();
		assertThat(this.ends).containsExactly("halt 143");
	}

	@Test
	void letsWhatWritesComeToItsEndAndBeginsNothingElse() throws InterruptedException {
		List<String> order = new CopyOnWriteArrayList<>();
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch told = new CountDownLatch(1);
		this.earlyStop.onStop(told::countDown);
		this.earlyStop.beforeHalt(() -> order.add("cleaned up " + this.ends));
		Runnable step = this.earlyStop.unlessStopping(() -> {
			begun.countDown();
			try {
				told.await();
				order.add("written");
			}
			catch (InterruptedException ex) {
				order.add("interrupted");
			}
		});
		Thread boot = Thread.startVirtualThread(step);
		begun.await();
		this.earlyStop.stop(TERMINATED);
		boot.join();
		this.earlyStop.unlessStopping(() -> fail("a step ran after the stop")).run();
		assertThat(order).containsExactly("written", "cleaned up []");
		assertThat(this.ends).containsExactly("halt 143");
	}

	@Test
	void doesNotWaitForEver() throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		Thread boot = Thread.startVirtualThread(this.earlyStop.unlessStopping(() -> {
			begun.countDown();
			try {
				end.await();
			}
			catch (InterruptedException ex) {
				fail("what writes is not interrupted");
			}
		}));
		begun.await();
		Thread stop = Thread.startVirtualThread(() -> this.earlyStop.stop(TERMINATED));
		await().until(this.earlyStop::isStopping);
		this.ticker.forward(Duration.ofSeconds(5));
		assertThat(stop.join(Duration.ofMillis(300))).as("it waits").isFalse();
		this.ticker.forward(Duration.ofSeconds(1));
		assertThat(stop.join(Duration.ofSeconds(10))).as("it stops all the same").isTrue();
		assertThat(this.ends).containsExactly("halt 143");
		end.countDown();
		boot.join();
	}

	@Test
	void leavesOutWhatComesAfterAStop() {
		this.earlyStop.stop(TERMINATED);
		this.earlyStop.interruptible(() -> fail("a step ran after the stop")).run();
		this.earlyStop.unlessStopping(() -> fail("a step ran after the stop")).run();
		assertThat(this.ends).containsExactly("halt 143");
	}

	@Test
	void closesAsUsualOnceThePageIsServed() throws InterruptedException {
		CountDownLatch told = new CountDownLatch(1);
		this.earlyStop.onStop(told::countDown);
		this.earlyStop.pageIsServed();
		Thread stop = Thread.startVirtualThread(() -> this.earlyStop.stop(TERMINATED));
		told.await();
		this.earlyStop.unlessStopping(() -> fail("a step ran after the stop")).run();
		assertThat(this.ends).as("while the boot is not over").isEmpty();
		this.earlyStop.bootIsOver();
		stop.join();
		assertThat(this.ends).containsExactly("exit 143");
	}

	@Test
	void aSecondSignalEndsItToo() {
		this.earlyStop.bootIsOver();
		this.earlyStop.stop(TERMINATED);
		this.earlyStop.stop(TERMINATED);
		assertThat(this.ends).containsExactly("exit 143", "exit 143");
	}

	@Test
	void runsEverythingOtherwise() {
		List<String> run = new ArrayList<>();
		this.earlyStop.interruptible(() -> run.add("first")).run();
		this.earlyStop.unlessStopping(() -> run.add("second")).run();
		assertThat(run).containsExactly("first", "second");
		assertThat(this.earlyStop.isStopping()).isFalse();
	}

}
