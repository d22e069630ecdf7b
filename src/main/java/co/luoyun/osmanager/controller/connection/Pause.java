package co.luoyun.osmanager.controller.connection;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

import co.luoyun.osmanager.files.Ticker;

import org.springframework.retry.backoff.Sleeper;

/** Sleep that another thread can cut short. */
class Pause implements Sleeper {

	private static final long serialVersionUID = 1L;

	private final ReentrantLock lock = new ReentrantLock();

	private final transient Condition changed = this.lock.newCondition();

	private final transient Ticker ticker;

	private long wakeUp;

	private boolean sleeping;

	private boolean over;

	Pause(Ticker ticker) {
		this.ticker = ticker;
	}

	@Override
	public void sleep(long milliseconds) throws InterruptedException {
		this.lock.lock();
		try {
			this.sleeping = true;
			this.wakeUp = this.ticker.getAsLong() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
			for (long left = left(); left > 0 && !this.over; left = left()) {
				this.changed.awaitNanos(left);
			}
		}
		finally {
			this.sleeping = false;
			this.lock.unlock();
		}
	}

	/**
	 * Lets a sleep that is under way end earlier.
	 * @param rest makes what is to be left of the sleep from what is left
	 * @return what is left now; empty when nobody sleeps
	 */
	Optional<Duration> shorten(UnaryOperator<Duration> rest) {
		this.lock.lock();
		try {
			if (!this.sleeping) {
				return Optional.empty();
			}
			Duration left = Duration.ofNanos(Math.max(0, left()));
			Duration shorter = rest.apply(left);
			this.wakeUp += shorter.minus(left).toNanos();
			this.changed.signalAll();
			return Optional.of(shorter);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Ends the sleep that is under way and all later ones at once. */
	void end() {
		this.lock.lock();
		try {
			this.over = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private long left() {
		return this.wakeUp - this.ticker.getAsLong();
	}

}
