package co.luoyun.osmanager.faults;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import co.luoyun.osmanager.StartsPrograms;

import static org.awaitility.Awaitility.await;

/**
 * A program's calls to the file system, seen and answered by strace, which numbers them
 * by thread.
 */
@StartsPrograms
final class FileSystemCalls {

	/** The tracer. */
	static final Path STRACE = Path.of("/usr/bin/strace");

	private static final String CALLS = "openat,rename,renameat,renameat2,unlink,unlinkat,fsync,fdatasync,chmod,fchmod,"
			+ "fchmodat,chown,fchown,lchown,fchownat,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,ftruncate,"
			+ "pwrite64,write";

	private static final Pattern CALL = Pattern.compile("(\\d+) +\\w+\\((.*)");

	private FileSystemCalls() {
	}

	/**
	 * Runs a program that is killed as it enters a call. (A filter of calls lets none be
	 * killed.)
	 */
	static List<String> killing(int call) {
		return List.of(STRACE.toString(), "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + CALLS, "-e",
				"inject=" + CALLS + ":signal=SIGKILL:when=" + call);
	}

	/** Runs a program and writes its calls down. */
	static List<String> tracing(Path trace) {
		return List.of(STRACE.toString(), "-f", "--seccomp-bpf", "-qq", "-o", trace.toString(), "-e", "trace=" + CALLS);
	}

	/** Attaches a tracer, if there is one, to all threads of a program that runs. */
	static Optional<Process> attach(List<String> tracer, long pid) throws IOException {
		if (tracer.isEmpty()) {
			return Optional.empty();
		}
		List<String> command = new ArrayList<>(tracer);
		command.remove("--seccomp-bpf");
		command.addAll(List.of("-p", Long.toString(pid)));
		Process attached = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		await().until(() -> isTraced(pid));
		return Optional.of(attached);
	}

	private static boolean isTraced(long pid) throws IOException {
		try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
			for (Path thread : threads) {
				if (Files.readString(thread.resolve("status")).contains("TracerPid:\t0\n")) {
					return false;
				}
			}
			return true;
		}
	}

	/**
	 * The numbers of the calls from the first to the last that names a path below a
	 * folder, in the thread with most of them.
	 */
	static List<Integer> numbers(Path trace, Path folder) throws IOException {
		Map<String, Integer> calls = new HashMap<>();
		Map<String, List<Integer>> named = new HashMap<>();
		for (String line : Files.readAllLines(trace)) {
			Matcher matcher = CALL.matcher(line);
			if (matcher.matches()) {
				int number = calls.merge(matcher.group(1), 1, Integer::sum);
				if (matcher.group(2).contains(folder + "/")) {
					named.computeIfAbsent(matcher.group(1), (thread) -> new ArrayList<>()).add(number);
				}
			}
		}
		List<Integer> most = named.values()
			.stream()
			.max((one, other) -> Integer.compare(one.size(), other.size()))
			.orElseThrow();
		List<Integer> numbers = new ArrayList<>();
		for (int number = most.getFirst(); number <= most.getLast(); number++) {
			numbers.add(number);
		}
		return numbers;
	}

}
