package co.luoyun.osmanager.webssh;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.Deadline;
import co.luoyun.osmanager.files.Heartbeat;
import co.luoyun.osmanager.files.Ticker;

/** Lets the supervising thread wait, and others wake it. */
final class Wakeups {

	/** The longest part of a pause without a heartbeat. */
	static final Duration TURN = Duration.ofMinutes(1);

	private final Semaphore news = new Semaphore(0);

	private final Ticker ticker;

	private final Heartbeat heartbeat;

	private volatile boolean reloaded;

	private final Duration longestLook;

	/**
	 * Nobody waits yet.
	 * @param ticker measures the waits
	 * @param longestLook how long the thread may be busy between two waits
	 */
	Wakeups(Ticker ticker, Duration longestLook) {
		this.ticker = ticker;
		this.heartbeat = new Heartbeat("webssh", ticker);
		this.longestLook = longestLook;
	}

	void beat(Duration pause) {
		this.heartbeat.beat(pause.plus(this.longestLook));
	}

	void rest() {
		this.heartbeat.rest();
	}

	Stream<Heartbeat> heartbeats() {
		return Stream.of(this.heartbeat);
	}

	/** Something should be looked at. */
	void wake() {
		this.news.release();
	}

	/** The configuration has changed. */
	void reload() {
		this.reloaded = true;
		wake();
	}

	/** Whether the configuration has changed since this was asked last. */
	boolean takeReload() {
		boolean taken = this.reloaded;
		this.reloaded = false;
		return taken;
	}

	/** Waits until it is woken, or for a time. */
	void await(Duration limit) throws InterruptedException {
		beat(limit);
		boolean ignored = this.news.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS);
	}

	/** Waits for a changed configuration; returns false when none came in time. */
	boolean awaitReload(Duration limit) throws InterruptedException {
		Deadline deadline = Deadline.in(limit, this.ticker);
		boolean taken = takeReload();
		for (Duration left = deadline.left(); !taken && left.isPositive(); left = deadline.left()) {
			await((left.compareTo(TURN) < 0) ? left : TURN);
			taken = takeReload();
		}
		return taken;
	}

}
