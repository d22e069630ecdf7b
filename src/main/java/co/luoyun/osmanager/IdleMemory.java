package co.luoyun.osmanager;

import java.time.Duration;

import co.luoyun.osmanager.process.Worker;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Gives memory back: soon after the start what only the start needed, and from then on,
 * at long intervals, the garbage of the service's use. Java's serial collector collects
 * only when the heap is full, and shrinks it only when it collects.
 */
@Component
class IdleMemory {

	// By then the controller is connected and the first page was served.
	private static final Duration AFTER_START = Duration.ofSeconds(20);

	// A collection takes some 40 ms: 0.02 % of a processor.
	private static final Duration INTERVAL = Duration.ofMinutes(3);

	private final Duration afterStart;

	private final Duration interval;

	private final Worker worker = new Worker("idle-memory", this::giveBack);

	@Autowired
	IdleMemory() {
		this(AFTER_START, INTERVAL);
	}

	IdleMemory(Duration afterStart, Duration interval) {
		this.afterStart = afterStart;
		this.interval = interval;
	}

	void start() {
		this.worker.start();
	}

	void stop() {
		this.worker.stop();
	}

	private void giveBack() throws InterruptedException {
		Thread.sleep(this.afterStart);
		while (true) {
			System.gc();
			Thread.sleep(this.interval);
		}
	}

}
