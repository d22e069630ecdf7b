package co.luoyun.osmanager.process;

import java.time.Duration;

import co.luoyun.osmanager.files.BackOff;
import co.luoyun.osmanager.files.Failure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One task that goes on until it is told to stop, on a virtual thread of its own. It is
 * told by an interrupt, and may be started again after it was stopped. Whatever the task
 * throws, it is begun again after a pause.
 */
public final class Worker {

	private static final Logger logger = LoggerFactory.getLogger(Worker.class);

	private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

	private final String name;

	private final Task task;

	private @Nullable Thread thread;

	/**
	 * A worker that is not started yet.
	 * @param name of its thread, and in the log
	 * @param task ends when its thread is interrupted
	 */
	public Worker(String name, Task task) {
		this.name = name;
		this.task = task;
	}

	/** Starts the task, unless it goes on already. */
	public synchronized void start() {
		if (this.thread == null) {
			this.thread = Thread.ofVirtual().name(this.name).start(this::work);
		}
	}

	/**
	 * Stops the task and waits until it has ended, for three seconds at most; does
	 * nothing when it is not started.
	 */
	public void stop() {
		Thread stopping = forget();
		if (stopping == null) {
			return;
		}
		stopping.interrupt();
		try {
			if (!stopping.join(STOP_LIMIT)) {
				logger.warn("The task {} does not end", this.name);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized @Nullable Thread forget() {
		Thread forgotten = this.thread;
		this.thread = null;
		return forgotten;
	}

	private void work() {
		String told = "";
		for (int failures = 0;; failures++) {
			try {
				Thread.sleep(
						(failures == 0) ? Duration.ZERO : BackOff.doubled(FIRST_PAUSE, failures - 1L, LONGEST_PAUSE));
				this.task.work();
				return;
			}
			catch (InterruptedException ex) {
				// Told to stop.
				return;
			}
			catch (RuntimeException | Error ex) {
				if (!told.equals(ex.toString())) {
					told = ex.toString();
					Failure.log(logger, "The task " + this.name + " failed, and is begun again", ex);
				}
			}
		}
	}

	/** What a worker does. */
	@FunctionalInterface
	public interface Task {

		/**
		 * Works until the thread is interrupted.
		 * @throws InterruptedException when it was
		 */
		void work() throws InterruptedException;

	}

}
