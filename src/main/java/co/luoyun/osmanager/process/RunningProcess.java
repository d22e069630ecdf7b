package co.luoyun.osmanager.process;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import co.luoyun.osmanager.files.Deadline;
import co.luoyun.osmanager.files.Ticker;

/**
 * A program that runs in a session and process group of its own, so that it can be ended
 * together with everything that it started.
 */
public final class RunningProcess {

	private static final Duration KILL_LIMIT = Duration.ofSeconds(2);

	private static final int KILLED = 128 + 9;

	private final Process process;

	private final String mark;

	private final boolean ownGroup;

	private final Optional<ControlGroup> control;

	private final Optional<DeathWatch> watch;

	private volatile Runnable afterwards = () -> {
	};

	private volatile boolean stopped;

	/**
	 * A running program.
	 * @param process its process
	 * @param mark what {@link Descendants#MARK} is in its environment
	 * @param ownGroup whether it has a process group of its own
	 * @param control its own control group, if it has one
	 * @param watch kills it when this process dies, if anything does
	 */
	RunningProcess(Process process, String mark, boolean ownGroup, Optional<ControlGroup> control,
			Optional<DeathWatch> watch) {
		this.process = process;
		this.mark = mark;
		this.ownGroup = ownGroup;
		this.control = control;
		this.watch = watch;
	}

	public long pid() {
		return this.process.pid();
	}

	public boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Does something when the program has ended, while there is room for the JDK's thread
	 * that does it: not to be relied on. What the program started may live on until
	 * {@link #stop}.
	 */
	public void onExit(Runnable action) {
		CompletableFuture<Void> _ = this.process.onExit().thenRun(action);
	}

	boolean await(Duration limit) throws InterruptedException {
		return this.process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * The exit code of a program that has ended or been killed; 128 plus the number of a
	 * signal.
	 */
	public int exitCode() {
		return this.process.isAlive() ? KILLED : this.process.exitValue();
	}

	/** Does something more when it has been stopped. */
	void afterStop(Runnable afterwards) {
		this.afterwards = afterwards;
	}

	/**
	 * Ends the program and everything that it started, also what has left its process
	 * group: asks first (SIGTERM), and kills (SIGKILL) what is left after a while.
	 * Returns when the program is gone, also when it was before; to be called once after
	 * every program that was started.
	 * @param grace how long it has to end by itself
	 */
	public void stop(Duration grace) {
		this.stopped = true;
		boolean interrupted = Thread.interrupted();
		if (grace.isPositive()) {
			signal("TERM");
			interrupted |= isInterruptedAwaiting(grace);
		}
		kill();
		interrupted |= isInterruptedAwaiting(KILL_LIMIT);
		leave();
		this.afterwards.run();
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/** Whether {@link #stop} has ended it, with everything that it started. */
	boolean isStopped() {
		return this.stopped;
	}

	/** The program has ended, and what it started may live on. */
	void leave() {
		this.watch.ifPresent(DeathWatch::release);
		this.control.ifPresent(ControlGroup::leave);
	}

	/** Kills what is left of its process group. */
	void killGroup() {
		signal("KILL");
	}

	// What forks faster than it is found is caught by its process or control group.
	private void kill() {
		this.control.ifPresent(ControlGroup::kill);
		signal("KILL");
		Deadline deadline = Deadline.in(KILL_LIMIT, Ticker.SYSTEM);
		Set<Long> left = Descendants.of(pid(), this.mark);
		while (!left.isEmpty() && !deadline.left().isZero()) {
			Descendants.kill(left);
			left = Descendants.of(pid(), this.mark);
		}
	}

	private boolean isInterruptedAwaiting(Duration limit) {
		try {
			boolean ignored = await(limit);
			return false;
		}
		catch (InterruptedException ex) {
			return true;
		}
	}

	// A program that was started this moment may not have its group yet, and without
	// setsid there is none: then there is still the tree as it can be seen. Without a
	// process or a descriptor to spare there is the watch, which is there already.
	private void signal(String name) {
		if (this.ownGroup && ProcessGroup.signal(pid(), name)) {
			return;
		}
		if ("KILL".equals(name)) {
			this.watch.ifPresent(DeathWatch::strike);
		}
		Descendants.seen(this.process.toHandle()).forEach((child) -> destroy(child, name));
		destroy(this.process.toHandle(), name);
	}

	private static void destroy(ProcessHandle handle, String name) {
		boolean ignored = "KILL".equals(name) ? handle.destroyForcibly() : handle.destroy();
	}

	/** What kill(1) takes to reach the program with its group. */
	String killTarget() {
		return (this.ownGroup ? "-" : "") + pid();
	}

}
