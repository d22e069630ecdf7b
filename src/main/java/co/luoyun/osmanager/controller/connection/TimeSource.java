package co.luoyun.osmanager.controller.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import co.luoyun.osmanager.files.Ticker;

/**
 * Tells the time for people by a clock, and measures by a ticker.
 *
 * @param clock the time of day, which may be set at any moment
 * @param ticker never is
 */
public record TimeSource(Clock clock, Ticker ticker) {

	Moment now() {
		return new Moment(this.clock.instant(), this.ticker.getAsLong());
	}

	/** How long ago a moment was. */
	Duration since(Moment moment) {
		return this.ticker.since(moment.reading());
	}

	/** What people read of a moment to come. */
	Instant in(Duration wait) {
		return this.clock.instant().plus(wait);
	}

	/**
	 * A moment.
	 *
	 * @param at the time of day then, for people
	 * @param reading the ticker's value then
	 */
	public record Moment(Instant at, long reading) {

	}

}
