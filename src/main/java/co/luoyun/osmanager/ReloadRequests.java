package co.luoyun.osmanager;

import java.time.Duration;

import co.luoyun.osmanager.files.Ticker;

/**
 * Requests to reload that are not met yet. However many there are, one reload meets them
 * all: the first request is met at once, those that follow closely when no more come.
 */
final class ReloadRequests {

	private final Ticker ticker;

	private final Duration quiet;

	private final Duration longest;

	private boolean pending;

	/** When the first request came that is not met yet. */
	private long first;

	private long latest;

	/** When a request may be met at once again. */
	private long calm;

	/**
	 * No requests yet.
	 * @param ticker measures their distances
	 * @param quiet how long none must have come, of those that follow closely
	 * @param longest how long a request waits at most, as others come
	 */
	ReloadRequests(Ticker ticker, Duration quiet, Duration longest) {
		this.ticker = ticker;
		this.quiet = quiet;
		this.longest = longest;
		this.calm = ticker.getAsLong();
	}

	/** Asks for a reload. */
	synchronized void add() {
		this.latest = this.ticker.getAsLong();
		if (!this.pending) {
			this.first = this.latest;
			this.pending = true;
		}
		notifyAll();
	}

	/**
	 * Waits for requests that are to be met now; they count as met.
	 * @param patience how long it waits for the first one
	 * @return whether there were any
	 * @throws InterruptedException when interrupted
	 */
	@SuppressWarnings("WaitNotInLoop") // whoever wakes early says that there was none
	synchronized boolean take(Duration patience) throws InterruptedException {
		if (!this.pending) {
			wait(patience.toMillis());
		}
		if (!this.pending) {
			return false;
		}
		for (Duration pause = pause(); pause.isPositive(); pause = pause()) {
			wait(Math.max(1, pause.toMillis()));
		}
		this.pending = false;
		this.calm = this.ticker.getAsLong() + this.longest.toNanos();
		return true;
	}

	private Duration pause() {
		if (this.first - this.calm >= 0) {
			return Duration.ZERO;
		}
		Duration untilQuiet = this.quiet.minus(this.ticker.since(this.latest));
		Duration untilLongest = this.longest.minus(this.ticker.since(this.first));
		return (untilQuiet.compareTo(untilLongest) < 0) ? untilQuiet : untilLongest;
	}

}
