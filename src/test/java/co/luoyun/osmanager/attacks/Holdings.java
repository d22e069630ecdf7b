package co.luoyun.osmanager.attacks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.faults.PackagedService;

/**
 * What a service holds at the height of an attack.
 *
 * @param connections of its page's port
 * @param heap what lives on its heap, in KiB
 * @param resident memory in MiB
 * @param descriptors that are open
 */
@StartsPrograms
record Holdings(long connections, long heap, long resident, long descriptors) {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** Looks; this collects the service's garbage. */
	static Holdings of(PackagedService service) throws IOException, InterruptedException {
		long pid = service.process().pid();
		long connections = connections(service.port());
		long resident = resident(pid);
		long descriptors = descriptors(pid);
		String[] sum = run(service.beside("jcmd", Long.toString(pid), "GC.class_histogram")).lines()
			.getLast()
			.strip()
			.split("\\s+");
		long heap = sum[0].equals("Total") ? Long.parseLong(sum[2]) / 1024 : 0;
		return new Holdings(connections, heap, Math.max(resident, resident(pid)), descriptors);
	}

	/** How many descriptors a process has open. */
	static long descriptors(long pid) throws IOException {
		try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
			return files.count();
		}
	}

	private static long resident(long pid) throws IOException {
		Path status = Path.of("/proc/" + pid + "/status");
		return !Files.exists(status) ? 0
				: Files.readAllLines(status)
					.stream()
					.filter((line) -> line.startsWith("VmRSS:"))
					.map((line) -> line.replaceAll("\\D", ""))
					.mapToLong((kilobytes) -> Long.parseLong(kilobytes) / 1024)
					.findFirst()
					.orElse(0);
	}

	private static long connections(int port) throws IOException {
		String end = String.format(":%04X", port);
		long count = 0;
		for (String table : List.of("tcp", "tcp6")) {
			count += Files.readAllLines(Path.of("/proc/net/" + table))
				.stream()
				.map((line) -> line.strip().split("\\s+"))
				.filter((columns) -> columns[1].endsWith(end) && columns[3].equals("01"))
				.count();
		}
		return count;
	}

	/** Runs a program to its end. */
	static Answer run(String... command) throws IOException, InterruptedException {
		long start = System.nanoTime();
		Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
		try {
			List<String> lines = program.inputReader(StandardCharsets.UTF_8).readAllLines();
			boolean ended = program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			return new Answer(ended ? program.exitValue() : -1, lines, Duration.ofNanos(System.nanoTime() - start));
		}
		finally {
			program.destroyForcibly();
		}
	}

	/**
	 * What a program answered.
	 *
	 * @param code its exit code
	 * @param lines what it printed
	 * @param took how long it took, with its own start
	 */
	record Answer(int code, List<String> lines, Duration took) {

	}

}
