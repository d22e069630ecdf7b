package co.luoyun.osmanager.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs in a session and process group of its own, so that it can be ended
 * together with everything that it started.
 */
public final class RunningProcess {

	private final Process process;

	private final boolean ownGroup;

	RunningProcess(Process process, boolean ownGroup) {
		this.process = process;
		this.ownGroup = ownGroup;
	}

	public long pid() {
		return this.process.pid();
	}

	public boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Completes with the exit code (128 plus the number of a signal) when the program
	 * ends.
	 */
	public CompletableFuture<Integer> onExit() {
		return this.process.onExit().thenApply(Process::exitValue);
	}

	boolean await(Duration limit) throws InterruptedException {
		return this.process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * Ends the program and everything in its process group: asks first (SIGTERM), and
	 * kills (SIGKILL) what is left after a while. Returns when the program is gone.
	 * @param grace how long it has to end by itself
	 */
	public void stop(Duration grace) {
		boolean interrupted = Thread.interrupted();
		signal("TERM");
		try {
			this.process.waitFor(grace.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			interrupted = true;
		}
		signal("KILL");
		this.process.onExit().join();
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	// The JDK can only signal single processes; the shell's built-in reaches the group,
	// also after its leader has gone.
	private void signal(String name) {
		if (this.ownGroup) {
			try {
				new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " -- -" + pid()).redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.start()
					.waitFor(2, TimeUnit.SECONDS);
				return;
			}
			catch (IOException ex) {
				// Without a shell there is still the tree as the JDK sees it, below.
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		this.process.descendants().forEach((child) -> destroy(child, name));
		destroy(this.process.toHandle(), name);
	}

	private static void destroy(ProcessHandle handle, String name) {
		boolean ignored = "KILL".equals(name) ? handle.destroyForcibly() : handle.destroy();
	}

}
