package co.luoyun.osmanager.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Kills a program when we die without ending it, whatever we die of: a shell in a session
 * of its own that waits at the end of a pipe from us, which the kernel closes with our
 * last breath. (PR_SET_PDEATHSIG would not do: it watches one thread, reaches one
 * process, and is forgotten when that drops its privileges.)
 */
final class DeathWatch {

	private static final String SCRIPT = "read -r target group || exit 0; read -r word && exit 0;"
			+ " [ -z \"$group\" ] || echo 1 >\"$group/cgroup.kill\"; kill -KILL \"$target\"";

	private final OutputStream pipe;

	private final AtomicBoolean covering = new AtomicBoolean();

	private DeathWatch(OutputStream pipe) {
		this.pipe = pipe;
	}

	/** Begins a watch that covers nothing yet. */
	static DeathWatch begin(Optional<Path> setsid) throws IOException {
		return new DeathWatch(ProgramEnvironment.shell(setsid, SCRIPT, "osmanager-watch").start().getOutputStream());
	}

	/**
	 * Covers a program from now on.
	 * @param target what kill(1) takes: a process, or a minus sign and a process group
	 * @param group its control group, if it has one
	 */
	void cover(String target, Optional<ControlGroup> group) throws IOException {
		say(target + group.map((own) -> " " + own.folder()).orElse(""));
		this.covering.set(true);
	}

	/** Kills what is covered now, without any means of ours. */
	void strike() {
		try {
			this.pipe.close();
		}
		catch (IOException ex) {
			// It has struck already.
		}
	}

	/** Ends the watch: the program has ended, or never began. */
	void release() {
		try (this.pipe) {
			if (this.covering.compareAndSet(true, false)) {
				say("released");
			}
		}
		catch (IOException ex) {
			// The watch has been killed: nothing is left to release.
		}
	}

	private void say(String word) throws IOException {
		this.pipe.write((word + "\n").getBytes(StandardCharsets.US_ASCII));
		this.pipe.flush();
	}

}
