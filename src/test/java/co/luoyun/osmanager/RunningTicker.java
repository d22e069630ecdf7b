package co.luoyun.osmanager;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import co.luoyun.osmanager.files.Ticker;

/** A ticker that runs as the JVM's does, and that a test sets forward besides. */
public final class RunningTicker implements Ticker {

	private final AtomicLong offset = new AtomicLong();

	/** Sets it forward. */
	public void forward(Duration duration) {
		this.offset.addAndGet(duration.toNanos());
	}

	@Override
	public long getAsLong() {
		return Ticker.SYSTEM.getAsLong() + this.offset.get();
	}

}
