package co.luoyun.osmanager.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program is given to live in, in place of the service's own: an environment by an
 * allow list, since the service's names the sockets by which systemd knows it; the usual
 * chance of being killed when memory runs out, and the usual limit of open files.
 */
final class ProgramEnvironment {

	private static final Set<String> HANDED_ON = Set.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "TERM", "TZ",
			"TMPDIR", "LANG", "LANGUAGE", "HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "http_proxy",
			"https_proxy", "ftp_proxy", "no_proxy", "OSMANAGER_ROOT", "OSMANAGER_HOME");

	/** What a login gets; the Java runtime raises its own to the most that is allowed. */
	private static final int OPEN_FILES = 1024;

	private static final Path OOM_SCORE = Path.of("/proc/self/oom_score_adj");

	private static final Path LIMITS = Path.of("/proc/self/limits");

	/** Shell commands by which a new process resets what it has inherited besides. */
	static final String RESET = reset();

	private ProgramEnvironment() {
	}

	/** Gives a program its environment. */
	static void give(ProcessBuilder builder, Map<String, String> added) {
		builder.environment().keySet().removeIf((name) -> !HANDED_ON.contains(name) && !name.startsWith("LC_"));
		builder.environment().putAll(added);
	}

	/**
	 * Shell of our own, which outlives this process and whose outputs go nowhere.
	 * @param setsid gives it a session of its own, where the system has that
	 * @param script what it does
	 * @param name what it calls itself
	 */
	static ProcessBuilder shell(Optional<Path> setsid, String script, String name) {
		List<String> arguments = new ArrayList<>(List.of("/bin/sh", "-c", script, name));
		setsid.ifPresent((path) -> arguments.addFirst(path.toString()));
		ProcessBuilder builder = new ProcessBuilder(arguments).redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.DISCARD);
		give(builder, Map.of());
		return builder;
	}

	private static String reset() {
		String score = (number(OOM_SCORE, "(-?\\d+)\\s*", 0) < 0) ? "echo 0 >" + OOM_SCORE + "; " : "";
		long hard = number(LIMITS, "(?s).*Max open files +\\S+ +(\\d+).*", OPEN_FILES);
		return "{ " + score + "ulimit -S -n " + Math.min(OPEN_FILES, hard) + "; } 2>/dev/null; ";
	}

	private static long number(Path file, String pattern, long otherwise) {
		try {
			Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
			return matcher.matches() ? Long.parseLong(matcher.group(1)) : otherwise;
		}
		catch (IOException ex) {
			return otherwise;
		}
	}

}
