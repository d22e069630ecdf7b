package co.luoyun.osmanager.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code /proc/<pid>/stat} says of a process, see proc_pid_stat(5).
 *
 * @param parent the process that it is a child of
 * @param session its session
 * @param started when it was started, in clock ticks after the boot
 */
record ProcessStat(long parent, long session, long started) {

	// Counted from the state, which follows the name in parentheses.
	private static final int STATE = 0;

	private static final int PARENT = 1;

	private static final int SESSION = 3;

	private static final int START_TIME = 19;

	/** Looks a process up; empty when it is not running. */
	static Optional<ProcessStat> of(long pid) {
		try {
			// A name may hold any byte.
			String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"), StandardCharsets.ISO_8859_1);
			List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split(" "));
			if (fields.get(STATE).equals("Z") || fields.get(STATE).equals("X")) {
				return Optional.empty();
			}
			return Optional.of(new ProcessStat(Long.parseLong(fields.get(PARENT)), Long.parseLong(fields.get(SESSION)),
					Long.parseLong(fields.get(START_TIME))));
		}
		catch (IOException | NumberFormatException | IndexOutOfBoundsException ex) {
			return Optional.empty();
		}
	}

}
