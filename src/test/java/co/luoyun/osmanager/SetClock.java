package co.luoyun.osmanager;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test sets it forward or back. */
public final class SetClock extends Clock {

	private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

	/** Sets it forward, or back by a negative duration. */
	public synchronized void forward(Duration duration) {
		this.now = this.now.plus(duration);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}
