package co.luoyun.osmanager;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * One step of the boot: started by the Spring lifecycle in the order of the phases, each
 * after the one before it has finished, and stopped in reverse. A step that fails is
 * reported and never keeps the next ones away.
 */
final class BootStep implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(BootStep.class);

	private final String name;

	private final int phase;

	private final Runnable start;

	private final Runnable stop;

	private volatile boolean running;

	/**
	 * A step.
	 * @param name what it does, for an error message
	 * @param phase its place in the order
	 * @param start what it does; returns when it is finished
	 * @param stop ends what it started; returns within a few seconds
	 */
	BootStep(String name, int phase, Runnable start, Runnable stop) {
		this.name = name;
		this.phase = phase;
		this.start = start;
		this.stop = stop;
	}

	@Override
	public void start() {
		this.running = true;
		attempt(this.start, "failed");
	}

	@Override
	public void stop() {
		this.running = false;
		attempt(this.stop, "did not stop cleanly");
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return this.phase;
	}

	private void attempt(Runnable work, String failure) {
		try {
			work.run();
		}
		catch (RuntimeException ex) {
			logger.error("Step '{}' {}; the others go on. This is a fault of OS Manager: {}", this.name, failure,
					ex.toString(), ex);
		}
	}

}
