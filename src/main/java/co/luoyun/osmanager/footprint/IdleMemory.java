package co.luoyun.osmanager.footprint;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.Heartbeat;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.files.Working;
import co.luoyun.osmanager.process.Worker;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Gives memory back: soon after the start what only the start needed, and from then on
 * the garbage of the service's use. Java's serial collector collects only when the heap
 * is full, and shrinks it only when it collects.
 */
@Component
public class IdleMemory implements Working {

	// By then the controller is connected and the first page was served.
	private static final Duration AFTER_START = Duration.ofSeconds(20);

	private static final Duration INTERVAL = Duration.ofMinutes(1);

	// A collection takes some 40 ms. This is an hour of a service that nobody uses, or
	// five minutes of one that is asked for a page each second.
	private static final DataSize GROWTH = DataSize.ofKilobytes(2560);

	private final LongSupplier used;

	private final Runnable collection;

	private final Duration afterStart;

	private final Duration interval;

	private final DataSize growth;

	private final Heartbeat heartbeat;

	private final Worker worker = new Worker("idle-memory", this::giveBack);

	@Autowired
	IdleMemory(Ticker ticker) {
		this(usedHeap(), System::gc, AFTER_START, INTERVAL, GROWTH, ticker);
	}

	/**
	 * Not started yet.
	 * @param used how much of the heap is in use, in bytes, with garbage that was not
	 * collected yet
	 * @param collection collects the garbage
	 * @param afterStart when to collect first
	 * @param interval how often to look whether it is time to collect again
	 * @param growth how much more than after the last time must be in use for that
	 * @param ticker measures whether it goes on
	 */
	IdleMemory(LongSupplier used, Runnable collection, Duration afterStart, Duration interval, DataSize growth,
			Ticker ticker) {
		this.used = used;
		this.collection = collection;
		this.afterStart = afterStart;
		this.interval = interval;
		this.growth = growth;
		this.heartbeat = new Heartbeat("idle-memory", ticker);
	}

	public void start() {
		this.worker.start();
	}

	public void stop() {
		this.worker.stop();
		this.heartbeat.rest();
	}

	private void giveBack() throws InterruptedException {
		pause(this.afterStart);
		long least = collect();
		while (true) {
			pause(this.interval);
			if (this.used.getAsLong() - least > this.growth.toBytes()) {
				least = collect();
			}
		}
	}

	private void pause(Duration time) throws InterruptedException {
		this.heartbeat.beat(time);
		Thread.sleep(time);
	}

	@Override
	public Stream<Heartbeat> heartbeats() {
		return Stream.of(this.heartbeat);
	}

	private long collect() {
		this.collection.run();
		return this.used.getAsLong();
	}

	/** Of this very runtime. */
	static LongSupplier usedHeap() {
		MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
		return () -> memory.getHeapMemoryUsage().getUsed();
	}

}
