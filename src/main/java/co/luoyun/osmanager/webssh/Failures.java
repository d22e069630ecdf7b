package co.luoyun.osmanager.webssh;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import co.luoyun.osmanager.files.BackOff;
import co.luoyun.osmanager.files.Ticker;

/**
 * The failures of the last while, and what they mean for the next start. Where there were
 * too many, the pauses grow on, until a server has lasted for as long as failures are
 * counted.
 */
final class Failures {

	private static final Duration FIRST_LONG_PAUSE = Duration.ofMinutes(1);

	private static final Duration LONGEST_LONG_PAUSE = Duration.ofHours(1);

	private final Ticker ticker;

	private final WebSshProperties properties;

	/** What the ticker was at each. */
	private final Deque<Long> recent = new ArrayDeque<>();

	private int tooMany;

	Failures(Ticker ticker, WebSshProperties properties) {
		this.ticker = ticker;
		this.properties = properties;
	}

	/**
	 * One more.
	 * @param lasted how long the server ran until it failed
	 */
	void add(Duration lasted) {
		if (lasted.compareTo(this.properties.restartWindow()) >= 0) {
			clear();
		}
		if (tooMany()) {
			this.tooMany++;
			return;
		}
		this.recent.addLast(this.ticker.getAsLong());
		while (isOld(this.recent.getFirst())) {
			this.recent.removeFirst();
		}
		if (this.recent.size() >= this.properties.restartLimit()) {
			this.tooMany = 1;
		}
	}

	private boolean isOld(long failure) {
		return this.ticker.since(failure).compareTo(this.properties.restartWindow()) > 0;
	}

	void clear() {
		this.recent.clear();
		this.tooMany = 0;
	}

	boolean tooMany() {
		return this.tooMany > 0;
	}

	/** How long to wait before the next start. */
	Duration pause() {
		return tooMany() ? BackOff.doubled(FIRST_LONG_PAUSE, this.tooMany - 1L, LONGEST_LONG_PAUSE) : BackOff
			.doubled(this.properties.firstPause(), this.recent.size() - 1L, this.properties.longestPause());
	}

}
