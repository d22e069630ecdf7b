package co.luoyun.osmanager;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

class EarlyStopTests {

	private final EarlyStop earlyStop = new EarlyStop();

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
		this.earlyStop.stop();
		assertThat(boot.join(Duration.ofSeconds(10))).as("the step ended").isTrue();
		assertThat(interrupted).isTrue();
		assertThat(interruptedAfterwards).as("the rest of the boot is not interrupted").isFalse();
	}

	@Test
	void leavesOutWhatComesAfterAStop() {
		this.earlyStop.stop();
		this.earlyStop.interruptible(() -> fail("a step ran after the stop")).run();
		this.earlyStop.unlessStopping(() -> fail("a step ran after the stop")).run();
	}

	@Test
	void runsEverythingOtherwise() {
		AtomicBoolean first = new AtomicBoolean();
		AtomicBoolean second = new AtomicBoolean();
		this.earlyStop.interruptible(() -> first.set(true)).run();
		this.earlyStop.unlessStopping(() -> second.set(true)).run();
		assertThat(first).isTrue();
		assertThat(second).isTrue();
	}

}
