package co.luoyun.osmanager.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds by {@code /proc} what a program has started: what has its mark in the
 * environment, is in its session, or has such a parent. It finds what has left the
 * program's process group ({@code setsid}, {@code timeout}, {@code set -m}), what another
 * session took over ({@code su -c}), and what keeps the program's outputs open.
 */
final class Descendants {

	/** The variable that marks what one run of a program has started. */
	static final String MARK = "OSMANAGER_RUN";

	private static final Path PROC = Path.of("/proc");

	private Descendants() {
	}

	/**
	 * Finds what a program has started.
	 * @param leader its process
	 * @param mark what {@link #MARK} was for it
	 * @return the processes that run, with the program's own
	 */
	static Set<Long> of(long leader, String mark) {
		String variable = MARK + "=" + mark;
		Map<Long, ProcessStat> all = new HashMap<>();
		Set<Long> found = new HashSet<>();
		forEach((pid) -> ProcessStat.of(pid).ifPresent((stat) -> {
			all.put(pid, stat);
			if (pid == leader || stat.session() == leader || hasInEnvironment(pid, variable)) {
				found.add(pid);
			}
		}));
		int before;
		do {
			before = found.size();
			all.forEach((pid, stat) -> {
				if (found.contains(stat.parent())) {
					found.add(pid);
				}
			});
		}
		while (found.size() > before);
		found.remove(ProcessHandle.current().pid());
		return found;
	}

	/** The descendants of a process as the JDK sees them, if it can look. */
	static Stream<ProcessHandle> seen(ProcessHandle process) {
		return looked(process::descendants);
	}

	/** All processes as the JDK sees them, if it can look. */
	static Stream<ProcessHandle> all() {
		return looked(ProcessHandle::allProcesses);
	}

	private static Stream<ProcessHandle> looked(Supplier<Stream<ProcessHandle>> look) {
		try {
			return look.get();
		}
		catch (RuntimeException ex) {
			// It has no descriptor for /proc.
			return Stream.empty();
		}
	}

	/**
	 * Finds who has a pipe open.
	 * @param pipes as the links in {@code /proc/<pid>/fd} name them
	 * @return one open descriptor's link for each process and pipe
	 */
	static Set<Path> holders(Set<String> pipes) {
		Set<Path> found = new HashSet<>();
		long ourselves = ProcessHandle.current().pid();
		forEach((pid) -> {
			if (pid != ourselves) {
				found.addAll(open(pid, pipes));
			}
		});
		return found;
	}

	/** The process that one of the {@link #holders} is of. */
	static long pid(Path holder) {
		return Long.parseLong(holder.getName(1).toString());
	}

	/** Sends SIGKILL to processes. */
	static void kill(Set<Long> pids) {
		pids.forEach((pid) -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
	}

	/** The descriptors by which a process has one of these pipes or sockets open. */
	static Set<Path> open(long pid, Set<String> links) {
		Set<Path> found = new HashSet<>();
		try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
			for (Path descriptor : descriptors) {
				if (links.contains(link(descriptor))) {
					found.add(descriptor);
				}
			}
		}
		catch (IOException | DirectoryIteratorException ex) {
			// It has ended, or is none of ours to look into.
		}
		return found;
	}

	/** What a link names; empty when there is none. */
	static String link(Path link) {
		try {
			return Files.readSymbolicLink(link).toString();
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static void forEach(LongConsumer action) {
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[1-9]*")) {
			folders.forEach((folder) -> action.accept(Long.parseLong(folder.getFileName().toString())));
		}
		catch (IOException | DirectoryIteratorException ex) {
			// Nothing is found where there is no /proc.
		}
	}

	private static boolean hasInEnvironment(long pid, String variable) {
		try {
			String environment = Files.readString(PROC.resolve(pid + "/environ"), StandardCharsets.ISO_8859_1);
			return ("\0" + environment + "\0").contains("\0" + variable + "\0");
		}
		catch (IOException ex) {
			return false;
		}
	}

}
