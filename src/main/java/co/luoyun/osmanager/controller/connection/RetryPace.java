package co.luoyun.osmanager.controller.connection;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

import co.luoyun.osmanager.controller.ControllerProperties;
import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.files.BackOff;

/**
 * How long to wait before the next try. Not safe for use by several threads.
 * <p>
 * A controller that comes back finds all its instances waiting, so what counts is how
 * they are spread as a crowd. With waits that are random up to the cap, a crowd that has
 * been trying for long arrives at an even rate. {@link #spread()} draws the first wait
 * after a lost connection so that the crowd arrives at that even rate from the start:
 * from the distribution of the time that is left of such a wait at a random moment, cut
 * at the spread.
 */
final class RetryPace {

	private static final Duration FIRST_SLOW_WAIT = Duration.ofSeconds(10);

	// A crowd that was registered comes back without quick tries, whatever meets it.
	private static final int LONG_SINCE = Integer.MAX_VALUE / 2;

	private final List<Duration> firstWaits;

	private final Duration cap;

	private final Duration spread;

	private final RandomGenerator random;

	private int failures;

	private int slowFailures;

	RetryPace(ControllerProperties properties, RandomGenerator random) {
		this.firstWaits = properties.firstWaits();
		this.cap = properties.longestWait();
		this.spread = properties.reconnectSpread();
		this.random = random;
	}

	/**
	 * The wait after a failure.
	 * @return from nothing up to the cap
	 */
	Duration next(FailureKind kind) {
		return switch (kind.eagerness()) {
			case AT_ONCE -> {
				reset();
				yield Duration.ZERO;
			}
			case GROWING -> growing();
			case SPREAD -> spread();
			case SLOW -> slow();
		};
	}

	/** Starts over with the quick first tries. */
	void reset() {
		this.failures = 0;
		this.slowFailures = 0;
	}

	/**
	 * What is left of a wait once the controller is known to be back. Of a crowd, whose
	 * waits at any moment have more short rests than long ones, it makes one that arrives
	 * at an even rate, no higher than before, within half the cap.
	 * @param left what was left of the wait
	 * @return no more than that
	 */
	Duration gathered(Duration left) {
		double part = Math.min(1, (double) left.toNanos() / this.cap.toNanos());
		return fraction(left, 1 - part / 2);
	}

	private Duration growing() {
		int failure = this.failures++;
		if (failure < this.firstWaits.size()) {
			return this.firstWaits.get(failure).compareTo(this.cap) < 0 ? this.firstWaits.get(failure) : this.cap;
		}
		Duration last = this.firstWaits.isEmpty() ? Duration.ofSeconds(1) : this.firstWaits.getLast();
		return fraction(BackOff.doubled(last, failure - this.firstWaits.size() + 1, this.cap),
				this.random.nextDouble());
	}

	private Duration spread() {
		this.failures = LONG_SINCE;
		this.slowFailures = LONG_SINCE;
		double part = (double) this.spread.toNanos() / this.cap.toNanos();
		double cut = 1 - (1 - part) * (1 - part);
		return fraction(this.cap, 1 - Math.sqrt(1 - this.random.nextDouble() * cut));
	}

	private Duration slow() {
		Duration wait = BackOff.doubled(FIRST_SLOW_WAIT, this.slowFailures++, this.cap);
		return fraction(wait, 0.5 + this.random.nextDouble() / 2);
	}

	private static Duration fraction(Duration whole, double part) {
		return Duration.ofNanos((long) (whole.toNanos() * part));
	}

}
