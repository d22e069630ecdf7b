package co.luoyun.osmanager;

import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;

import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.presence.NonBlockingLog;
import co.luoyun.osmanager.process.Signals;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Makes a stop a stop at every moment of the boot. SIGTERM and SIGINT come here from the
 * first line of the program on, so that the JVM does not shut down under a context that
 * is still being set up. Before the page is served, what is under way ends, nothing
 * further is begun, and the process ends without Spring: only the pid file has to go.
 * Afterwards the remaining steps are left out, and the context closes as usual.
 */
class EarlyStop {

	/** With which status a process ends by a signal: this and the signal's number. */
	private static final int BY_SIGNAL = 128;

	// Well below the unit's TimeoutStopSec.
	private static final Duration PATIENCE = Duration.ofSeconds(6);

	/** How soon it is seen that the patience is over. */
	private static final long LOOK_MILLIS = 100;

	private final Ticker ticker;

	private final IntConsumer halt;

	private final IntConsumer exit;

	private Stage stage = Stage.BEFORE_PAGE;

	private boolean stopping;

	private boolean begun;

	private boolean busy;

	private @Nullable Thread interruptible;

	private Runnable onStop = EarlyStop::nothing;

	private Runnable beforeHalt = EarlyStop::nothing;

	EarlyStop() {
		this(Ticker.SYSTEM, Runtime.getRuntime()::halt, Runtime.getRuntime()::exit);
	}

	/**
	 * Not listening yet.
	 * @param ticker measures how long it waits for what is under way
	 * @param halt ends the process at once, with a status
	 * @param exit ends the process as usual, with a status
	 */
	EarlyStop(Ticker ticker, IntConsumer halt, IntConsumer exit) {
		this.ticker = ticker;
		this.halt = halt;
		this.exit = exit;
	}

	/** From now on the signals that ask for a stop come here. */
	void listen() {
		for (String name : List.of("TERM", "INT")) {
			Signals.handle(name, (number) -> stop(BY_SIGNAL + number));
		}
	}

	/** What keeps a step that consists of several from beginning the next one. */
	synchronized void onStop(Runnable work) {
		this.onStop = work;
	}

	/** What has to be undone when the process ends before the page is served. */
	synchronized void beforeHalt(Runnable work) {
		this.beforeHalt = work;
	}

	/** The page is served. */
	synchronized void pageIsServed() {
		this.stage = Stage.AFTER_PAGE;
	}

	/** The boot is over, well or not. */
	synchronized void bootIsOver() {
		this.stage = Stage.OVER;
		notifyAll();
	}

	/**
	 * A step that a stop ends at once, by an interrupt.
	 * @param step what may take long; left out when we are to stop already
	 */
	Runnable interruptible(Runnable step) {
		return () -> run(step, Thread.currentThread());
	}

	/**
	 * A step that comes to its end also when we are to stop.
	 * @param step what is quickly done; left out when we are to stop already
	 */
	Runnable unlessStopping(Runnable step) {
		return () -> run(step, null);
	}

	/** Whether we are to stop. */
	synchronized boolean isStopping() {
		return this.stopping;
	}

	private void run(Runnable step, @Nullable Thread thread) {
		if (enter(thread)) {
			try {
				step.run();
			}
			finally {
				leave();
			}
		}
	}

	private synchronized boolean enter(@Nullable Thread thread) {
		this.begun = true;
		this.busy = !this.stopping;
		this.interruptible = thread;
		return this.busy;
	}

	private synchronized void leave() {
		if (this.interruptible != null) {
			this.interruptible = null;
			// The interrupt was for the step alone.
			boolean ignored = Thread.interrupted();
		}
		this.busy = false;
		notifyAll();
	}

	/**
	 * Stops. Every further signal finds it under way.
	 * @param status what the process ends with
	 */
	void stop(int status) {
		switch (begin()) {
			case BEFORE_PAGE -> {
				cleanUp();
				this.halt.accept(status);
			}
			case AFTER_PAGE, OVER -> this.exit.accept(status);
		}
	}

	// Until the first step there is neither a log nor anything to be undone.
	private synchronized void cleanUp() {
		if (this.begun) {
			LoggerFactory.getLogger(EarlyStop.class).info("Told to stop during the boot, which ends here");
			this.beforeHalt.run();
			this.begun = false;
			NonBlockingLog.end();
		}
	}

	private synchronized Stage begin() {
		this.stopping = true;
		this.onStop.run();
		if (this.interruptible != null) {
			this.interruptible.interrupt();
		}
		Stage found = this.stage;
		long start = this.ticker.getAsLong();
		try {
			while (isUnderWay(found) && this.ticker.since(start).compareTo(PATIENCE) < 0) {
				wait(LOOK_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			// Whoever interrupts wants it at once.
		}
		return found;
	}

	private static void nothing() {
		// Until there is something.
	}

	private boolean isUnderWay(Stage found) {
		return switch (found) {
			case BEFORE_PAGE -> this.busy;
			case AFTER_PAGE -> this.stage != Stage.OVER;
			case OVER -> false;
		};
	}

	private enum Stage {

		BEFORE_PAGE, AFTER_PAGE, OVER

	}

}
