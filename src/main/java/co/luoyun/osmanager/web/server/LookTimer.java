package co.luoyun.osmanager.web.server;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * When a port is looked after: every two seconds while a client is there, and else every
 * ten, so that a service that nobody visits sleeps.
 */
final class LookTimer {

	private static final long PERIOD_SECONDS = 2;

	private static final long QUIET_PERIOD_SECONDS = 10;

	private final Runnable look;

	private @Nullable ScheduledExecutorService executor;

	private @Nullable Future<?> next;

	/** Whether somebody has come who may not be among the clients yet. */
	private boolean visited;

	private boolean quiet;

	/**
	 * One that does not run yet.
	 * @param look calls {@link #again} when it is done
	 */
	LookTimer(Runnable look) {
		this.look = look;
	}

	synchronized void start(ScheduledExecutorService executor) {
		this.executor = executor;
		schedule(PERIOD_SECONDS);
	}

	synchronized void stop() {
		this.executor = null;
		if (this.next != null) {
			this.next.cancel(false);
		}
	}

	/** Whether the next look is a late one, as nothing is waited for. */
	synchronized boolean isQuiet() {
		return this.quiet;
	}

	/**
	 * Somebody has come: the next look is soon.
	 * @return whether that ends the quiet
	 */
	synchronized boolean visited() {
		boolean ends = this.quiet;
		this.visited = true;
		if (ends) {
			schedule(PERIOD_SECONDS);
		}
		return ends;
	}

	/**
	 * The next look.
	 * @param idle whether there is nothing to wait for
	 */
	synchronized void again(boolean idle) {
		schedule((idle && !this.visited) ? QUIET_PERIOD_SECONDS : PERIOD_SECONDS);
		this.visited = false;
	}

	private void schedule(long seconds) {
		if (this.next != null) {
			this.next.cancel(false);
		}
		this.quiet = seconds > PERIOD_SECONDS;
		if (this.executor != null) {
			this.next = this.executor.schedule(this.look, seconds, TimeUnit.SECONDS);
		}
	}

}
