package co.luoyun.osmanager.files;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * A moment by which something must have ended, and the waiting until then. It goes by a
 * ticker: the time of day may jump while a system starts.
 */
public final class Deadline {

	private final Ticker ticker;

	private final Consumer<Duration> sleep;

	private final long end;

	public Deadline(Duration limit, Ticker ticker, Consumer<Duration> sleep) {
		this.ticker = ticker;
		this.sleep = sleep;
		this.end = ticker.getAsLong() + limit.toNanos();
	}

	public static Deadline in(Duration limit, Ticker ticker) {
		return new Deadline(limit, ticker, Deadline::sleep);
	}

	/** The same, but no later than after a while from now. */
	public Deadline within(Duration limit) {
		Duration left = left();
		return new Deadline((left.compareTo(limit) < 0) ? left : limit, this.ticker, this.sleep);
	}

	/** What is left; zero when it has passed. */
	public Duration left() {
		return Duration.ofNanos(Math.max(0, this.end - this.ticker.getAsLong()));
	}

	/**
	 * Waits for a while, but not beyond the deadline.
	 * @return whether there is time left
	 */
	public boolean pause(Duration length) {
		Duration left = left();
		if (left.isZero() || Thread.currentThread().isInterrupted()) {
			return false;
		}
		this.sleep.accept((left.compareTo(length) < 0) ? left : length);
		return true;
	}

	private static void sleep(Duration length) {
		try {
			Thread.sleep(length);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
