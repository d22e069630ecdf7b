package co.luoyun.osmanager;

import co.luoyun.osmanager.files.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/**
 * One step of the boot: started by the Spring lifecycle in the order of the phases, each
 * after the one before it has finished, and stopped in reverse. A step that fails is
 * reported and never keeps the next ones away. Its time is recorded with Spring's own
 * start-up steps.
 */
final class BootStep implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(BootStep.class);

	private final String name;

	private final int phase;

	private final ApplicationStartup startup;

	private final Runnable start;

	private final Runnable stop;

	private volatile boolean running;

	/**
	 * A step.
	 * @param name what it does: its name in the start-up record and in error messages
	 * @param phase its place in the order
	 * @param startup records how long it took
	 * @param start what it does; returns when it is finished
	 * @param stop ends what it started; returns within a few seconds
	 */
	BootStep(String name, int phase, ApplicationStartup startup, Runnable start, Runnable stop) {
		this.name = name;
		this.phase = phase;
		this.startup = startup;
		this.start = start;
		this.stop = stop;
	}

	@Override
	public void start() {
		this.running = true;
		StartupStep step = this.startup.start(BootSequence.STEP_PREFIX + this.name);
		attempt(this.start, "failed");
		step.end();
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
		catch (RuntimeException | Error ex) {
			Failure.log(logger, "Boot step " + this.name + " " + failure + ", and the others go on", ex);
		}
	}

}
