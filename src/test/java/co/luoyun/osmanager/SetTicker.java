package co.luoyun.osmanager;

import java.time.Duration;

import co.luoyun.osmanager.files.Ticker;

/** A ticker that stands still until a test sets it forward. */
public final class SetTicker implements Ticker {

	private volatile long now = 1_000_000_000L;

	/** Sets it forward. */
	public synchronized void forward(Duration duration) {
		this.now += duration.toNanos();
	}

	@Override
	public long getAsLong() {
		return this.now;
	}

}
