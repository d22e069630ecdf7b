package co.luoyun.osmanager.process;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When a worker last showed that it goes on, for the health of what it works for. */
public final class Heartbeat {

	private final LongSupplier ticker;

	private volatile long last;

	private volatile boolean beating;

	/**
	 * A heartbeat of a worker that is not started yet.
	 * @param ticker nanoseconds that only run forward
	 */
	public Heartbeat(LongSupplier ticker) {
		this.ticker = ticker;
	}

	/** The worker goes on. */
	public void beat() {
		this.last = this.ticker.getAsLong();
		this.beating = true;
	}

	/** The worker was told to stop. */
	public void rest() {
		this.beating = false;
	}

	/** How long nothing was heard of the worker; nothing while it need not work. */
	public Duration silence() {
		return this.beating ? Duration.ofNanos(this.ticker.getAsLong() - this.last) : Duration.ZERO;
	}

}
