package co.luoyun.osmanager.web.expression;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import co.luoyun.osmanager.files.Ticker;

import org.springframework.stereotype.Component;

/**
 * The part of the heap that all pages together may take while they are rendered and sent.
 */
@Component
public class RenderMemory {

	/** 6 MB of the packaged 32 MB; the idle service lives in 13 MB. */
	private static final int PART_OF_HEAP = 5;

	private static final int UNIT = 1024;

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final Semaphore units = new Semaphore(
			(int) Math.min(Runtime.getRuntime().maxMemory() / PART_OF_HEAP / UNIT, 64 * UNIT), true);

	private final Ticker ticker;

	RenderMemory(Ticker ticker) {
		this.ticker = ticker;
	}

	/** What the request that this thread answers may take; nothing yet. */
	public RenderBudget budget() {
		return new RenderBudget(this, this.ticker).bind();
	}

	/** How much is free, in bytes. */
	long free() {
		return (long) this.units.availablePermits() * UNIT;
	}

	static int units(long bytes) {
		return Math.toIntExact(Math.ceilDiv(bytes, UNIT));
	}

	void take(int amount) {
		try {
			if (!this.units.tryAcquire(amount, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new RenderBusyException();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new RenderBusyException();
		}
	}

	void giveBack(int amount) {
		this.units.release(amount);
	}

}
