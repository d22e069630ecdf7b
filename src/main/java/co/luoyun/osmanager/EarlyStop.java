package co.luoyun.osmanager;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Lets a stop come through while the boot is still waiting for a program. The Spring
 * context closes only after it has started, so without this a SIGTERM would wait for the
 * whole of a long config script.
 */
@Component
class EarlyStop {

	private boolean stopping;

	private @Nullable Thread waiting;

	/** From now on the end of the JVM interrupts what the boot waits for. */
	void listen() {
		Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "early-stop"));
	}

	/**
	 * A step that ends at once when we are to stop, by an interrupt.
	 * @param step what may take long; left out when we are to stop already
	 */
	Runnable interruptible(Runnable step) {
		return () -> {
			if (enter()) {
				try {
					step.run();
				}
				finally {
					leave();
				}
			}
		};
	}

	/**
	 * A step that is left out when we are to stop.
	 * @param step what is quickly done
	 */
	Runnable unlessStopping(Runnable step) {
		return () -> {
			if (!isStopping()) {
				step.run();
			}
		};
	}

	private synchronized boolean enter() {
		this.waiting = Thread.currentThread();
		return !this.stopping;
	}

	private synchronized void leave() {
		this.waiting = null;
		// The interrupt was for the step alone.
		boolean ignored = Thread.interrupted();
	}

	private synchronized boolean isStopping() {
		return this.stopping;
	}

	synchronized void stop() {
		this.stopping = true;
		if (this.waiting != null) {
			this.waiting.interrupt();
		}
	}

}
