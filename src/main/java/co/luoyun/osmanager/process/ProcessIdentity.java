package co.luoyun.osmanager.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.files.Deadline;
import co.luoyun.osmanager.files.Ticker;

/**
 * One process, told apart from every other one that has had or will have its number, also
 * after a reboot: for a pid file. From {@code /proc}, see proc(5).
 *
 * @param pid its number
 * @param started when it was started, in clock ticks after the boot
 * @param boot the boot's own id
 */
public record ProcessIdentity(long pid, long started, String boot) {

	private static final Path PROC = Path.of("/proc");

	private static final Duration KILL_LIMIT = Duration.ofSeconds(2);

	private static final Duration PAUSE = Duration.ofMillis(1);

	/**
	 * Looks a process up.
	 * @param pid its number
	 * @return its identity; empty when it is not running
	 */
	public static Optional<ProcessIdentity> of(long pid) {
		try {
			String boot = Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
			return ProcessStat.of(pid).map((stat) -> new ProcessIdentity(pid, stat.started(), boot));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Reads what {@link #toString()} wrote.
	 * @return empty when the text is something else
	 */
	public static Optional<ProcessIdentity> parse(String text) {
		List<String> words = List.of(text.strip().split(" "));
		try {
			return (words.size() != 3) ? Optional.empty() : Optional
				.of(new ProcessIdentity(Long.parseLong(words.get(0)), Long.parseLong(words.get(1)), words.get(2)));
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

	/** Whether that very process is running. */
	public boolean isRunning() {
		return of(this.pid).filter(this::equals).isPresent();
	}

	/**
	 * Kills the process, if it is still the same one, with its whole process group, and
	 * waits for its end.
	 * @return whether it had to be killed
	 */
	public boolean kill() {
		if (!isRunning()) {
			return false;
		}
		Optional<ProcessHandle> handle = ProcessHandle.of(this.pid);
		if (!ProcessGroup.signal(this.pid, "KILL")) {
			handle.ifPresent(ProcessHandle::destroyForcibly);
		}
		Deadline deadline = Deadline.in(KILL_LIMIT, Ticker.SYSTEM);
		boolean waiting = true;
		while (waiting && isRunning()) {
			waiting = deadline.pause(PAUSE);
		}
		return true;
	}

	@Override
	public String toString() {
		return this.pid + " " + this.started + " " + this.boot;
	}

}
