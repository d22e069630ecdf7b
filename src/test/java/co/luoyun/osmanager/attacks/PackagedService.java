package co.luoyun.osmanager.attacks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import co.luoyun.osmanager.FreePort;
import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.sandbox.Sandbox;
import co.luoyun.osmanager.sandbox.SandboxConfiguration;

/**
 * The service as it is packaged, started by its own launcher with its own small heap, on
 * a sandbox: what it answers, what it holds, and what it logged.
 */
@StartsPrograms
final class PackagedService implements AutoCloseable {

	private static final Path HOME = Path.of("target/package/LuoYun").toAbsolutePath();

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Sandbox sandbox;

	private final SandboxConfiguration configuration;

	private final Path log;

	private final int port;

	private final Process process;

	private PackagedService(Sandbox sandbox, SandboxConfiguration configuration, int port, List<String> program,
			List<String> arguments) throws IOException {
		this.sandbox = sandbox;
		this.configuration = configuration;
		this.port = port;
		this.log = sandbox.folder().resolve("log");
		List<String> command = new ArrayList<>(program);
		command.addAll(List.of("run", "--osmanager.root=" + sandbox.root(), "--osmanager.home=/LuoYun",
				"--osmanager.floppy.device=" + sandbox.floppy(), "--server.address=127.0.0.1", "--server.port=" + port,
				"--osmanager.webssh.exposure=gated", "--osmanager.webssh.port=" + FreePort.find()));
		command.addAll(arguments);
		this.process = new ProcessBuilder(command).directory(sandbox.folder().toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.log.toFile()))
			.start();
	}

	/**
	 * Starts it, without waiting for its page.
	 * @param folder where its sandbox is made, unless it is there
	 * @param port its page's port on loopback
	 * @param arguments more settings, as {@code --name=value}
	 */
	static PackagedService start(Path folder, int port, String... arguments) throws IOException {
		Sandbox sandbox = new Sandbox(folder);
		SandboxConfiguration configuration = sandbox.make(Path.of("").toAbsolutePath(), FreePort.find());
		return new PackagedService(sandbox, configuration, port, List.of(HOME.resolve("bin/osmanager").toString()),
				List.of(arguments));
	}

	/**
	 * Starts it as the launcher does, with another temporary folder.
	 * @param folder where its sandbox is made, unless it is there
	 * @param port its page's port on loopback
	 * @param temporary its temporary folder, or what cannot be one
	 */
	static PackagedService startWithTemporaryFolder(Path folder, int port, Path temporary) throws IOException {
		Sandbox sandbox = new Sandbox(folder);
		SandboxConfiguration configuration = sandbox.make(Path.of("").toAbsolutePath(), FreePort.find());
		return new PackagedService(sandbox, configuration, port,
				List.of(HOME.resolve("runtime/bin/java").toString(), "@" + HOME.resolve("lib/java.options"),
						"-Djava.io.tmpdir=" + temporary, "-cp", HOME.resolve("lib/osmanager.jar").toString(),
						"co.luoyun.osmanager.OsManagerApplication"),
				List.of());
	}

	/** From now on it has no more than some descriptors besides those that it has. */
	void allowDescriptors(int more) throws IOException, InterruptedException {
		long limit = descriptors() + more;
		run("prlimit", "--pid", Long.toString(pid()), "--nofile=" + limit + ":" + limit);
	}

	int port() {
		return this.port;
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/** The secret that opens the owner's page. */
	String cookie() {
		return this.configuration.cookie();
	}

	/**
	 * A file below OS Manager's own folder, such as
	 * {@code custom/www/nocookie/index.html}.
	 */
	Path file(String relative) {
		return this.sandbox.home().resolve(relative);
	}

	/** The number of its process. */
	long pid() {
		return this.process.pid();
	}

	/** All that it logged so far. */
	List<String> log() throws IOException {
		return Files.readAllLines(this.log, StandardCharsets.UTF_8);
	}

	/** Resident memory in MiB; 0 when it has ended. */
	long resident() throws IOException {
		Path status = Path.of("/proc/" + pid() + "/status");
		if (!Files.exists(status)) {
			return 0;
		}
		return Files.readAllLines(status)
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.map((line) -> line.replaceAll("\\D", ""))
			.mapToLong((kilobytes) -> Long.parseLong(kilobytes) / 1024)
			.findFirst()
			.orElse(0);
	}

	/** How many descriptors it has open. */
	long descriptors() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("/proc/" + pid() + "/fd"))) {
			return files.count();
		}
	}

	/** How many connections its port has. */
	long connections() throws IOException {
		String end = String.format(":%04X", this.port);
		return Files.readAllLines(Path.of("/proc/net/" + (isInTable("tcp6", end) ? "tcp6" : "tcp")))
			.stream()
			.map((line) -> line.strip().split("\\s+"))
			.filter((columns) -> columns[1].endsWith(end) && columns[3].equals("01"))
			.count();
	}

	private static boolean isInTable(String table, String end) throws IOException {
		return Files.readAllLines(Path.of("/proc/net/" + table))
			.stream()
			.map((line) -> line.strip().split("\\s+"))
			.anyMatch((columns) -> columns[1].endsWith(end));
	}

	/**
	 * What lives on its heap, by class, the largest first; the last line is the sum. This
	 * collects its garbage.
	 */
	List<String> histogram() throws IOException, InterruptedException {
		return run("jcmd", Long.toString(pid()), "GC.class_histogram").lines();
	}

	/** What lives on its heap, in KiB; 0 when it has ended. */
	long heap() throws IOException, InterruptedException {
		List<String> histogram = histogram();
		String[] sum = histogram.getLast().strip().split("\\s+");
		return sum[0].equals("Total") ? Long.parseLong(sum[2]) / 1024 : 0;
	}

	/** One of the launcher's commands, for this very service. */
	Answer command(String... words) throws IOException, InterruptedException {
		return run(Stream
			.concat(Stream.of(HOME.resolve("bin/osmanager").toString(), words[0], "--root=" + this.sandbox.root(),
					"--home=/LuoYun"), Stream.of(words).skip(1))
			.toArray(String[]::new));
	}

	private static Answer run(String... command) throws IOException, InterruptedException {
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

	/** Kills it as {@code kill -9} does. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	/** Stops it as systemd does. */
	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).handle((_, late) -> {
			if (late != null) {
				this.process.destroyForcibly();
			}
			return late;
		}).join();
	}

	/**
	 * What a command answered.
	 *
	 * @param code its exit code
	 * @param lines what it printed
	 * @param took how long it took, with its own start
	 */
	record Answer(int code, List<String> lines, Duration took) {

	}

}
