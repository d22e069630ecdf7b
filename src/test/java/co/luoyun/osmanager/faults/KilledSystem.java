package co.luoyun.osmanager.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import co.luoyun.osmanager.FreePort;
import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.source.fat.FloppyImage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The system files of an instance that the package configures, in two ways that differ in
 * every file.
 */
@StartsPrograms
final class KilledSystem {

	/** Before it is configured, and configured in one or the other way. */
	enum State {

		FRESH, ONE, TWO

	}

	/** By what it is configured. */
	enum Way {

		APPLY, BOOT, RELOAD

	}

	private static final String TEMPORARY = "osmanager-new";

	/** What is not compared, as each start has its own, and may be read by all. */
	private static final String FOR_ALL = "LuoYun/run/(osmanager\\.(pid|identity|url)|boot|reload|starts|controller)"
			+ "|run/issue\\.d/osmanager\\.issue";

	/**
	 * What a running service writes at moments of its own, so that a stop may come first.
	 */
	private static final String OF_THE_RUN = "run|(LuoYun/(run|log)/|run/issue\\.d).*";

	private static final String CONFIGURATION = """
			CLC_IP=127.0.0.1
			CLC_PORT=1
			TAG=10
			KEY=015e33a8-787d-457e-b84d-c2a101a816e0
			JSON={"passwd_hash": "HASH", "network": [{"mac": "52:54:00:12:34:56", "ip": "192.168.1.6DIGIT", \
			"netmask": "255.255.255.0", "gateway": "192.168.1.1"}], "nameservers": "192.168.1.DIGIT", \
			"webssh": {"status": "disable"}, "domain": {"name": "iDIGIT.example.org"}, \
			"public_key": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f DIGIT"}
			""";

	private final Path root;

	private final Path trace;

	private final Path log;

	private final Way way;

	private final int port = FreePort.find();

	private final Map<State, Map<String, String>> files = new EnumMap<>(State.class);

	/**
	 * Makes it, and configures it once in each way.
	 * @param folder of its own, which exists
	 */
	KilledSystem(Path folder, Way way) throws IOException, InterruptedException {
		this.root = folder.resolve("root");
		this.trace = folder.resolve("trace");
		this.log = folder.resolve("log");
		this.way = way;
		write("etc/passwd", "rw-r--r--", "root:x:0:0:root:/root:/bin/sh\n");
		write("etc/shadow", "rw-r-----", "root:!:1:0:99999:7:::\n" + "user:*:1::::::\n".repeat(2000));
		write("etc/network/interfaces", "rw-r--r--", "source /etc/network/interfaces.d/*\n");
		Files.createDirectories(this.root.resolve("root"));
		this.files.put(State.FRESH, read());
		keep(State.FRESH);
		for (State state : List.of(State.ONE, State.TWO)) {
			run(state);
			this.files.put(state, read());
			keep(state);
		}
		assertThat(this.files.get(State.ONE)).hasSizeGreaterThanOrEqualTo(6)
			.containsOnlyKeys(this.files.getOrDefault(State.TWO, Map.of()).keySet())
			.isNotEqualTo(this.files.get(State.TWO));
	}

	/** Puts it back into a state. */
	void restore(State state) {
		BuiltHome.run("sh", "-c", "rm -rf \"$1\" && cp -a \"$1.$2\" \"$1\"", "restore", this.root.toString(),
				state.name());
	}

	private void keep(State state) {
		BuiltHome.run("cp", "-a", this.root.toString(), this.root + "." + state.name());
	}

	/** Configures it to the end, as the next start does. */
	void run(State state) throws IOException, InterruptedException {
		Process process = start(state, List.of());
		try {
			if (this.way == Way.APPLY) {
				assertThat(process.waitFor()).as("exit code; it said " + said()).isZero();
			}
			else {
				awaitPage(process);
				assertThat(process.isAlive()).as("it runs; it said " + said()).isTrue();
				// A kill here might leave what nobody has the time to remove.
				process.destroy();
				process.waitFor(PackagedService.PATIENCE);
			}
		}
		finally {
			end(process);
		}
	}

	/**
	 * Configures it anew, and kills it as it enters a call.
	 * @return whether it had such a call
	 */
	boolean killAtCall(State from, State to, int call) throws IOException, InterruptedException {
		return change(from, to, FileSystemCalls.killing(call), Long.MAX_VALUE);
	}

	/**
	 * Configures it anew, and kills it after a time.
	 * @return whether it had not ended before
	 */
	boolean killAfter(State from, State to, long millis) throws IOException, InterruptedException {
		return change(from, to, List.of(), millis);
	}

	/** The calls in which it changes its files or reads them, by their numbers. */
	List<Integer> callsOf(State from, State to) throws IOException, InterruptedException {
		change(from, to, FileSystemCalls.tracing(this.trace), Long.MAX_VALUE);
		return FileSystemCalls.numbers(this.trace, this.root);
	}

	private boolean change(State from, State to, List<String> tracer, long millis)
			throws IOException, InterruptedException {
		if (this.way == Way.RELOAD) {
			return reload(from, to, tracer, millis);
		}
		Process process = start(to, tracer);
		if (millis < Long.MAX_VALUE) {
			process.waitFor(millis, TimeUnit.MILLISECONDS);
		}
		else if (this.way == Way.APPLY) {
			process.waitFor();
		}
		else {
			awaitPage(process);
		}
		return end(process);
	}

	private boolean reload(State from, State to, List<String> tracer, long millis)
			throws IOException, InterruptedException {
		Process service = start(from, List.of());
		awaitPage(service);
		Optional<Process> attached = FileSystemCalls.attach(tracer, service.pid());
		write(to);
		BuiltHome.run("kill", "-HUP", Long.toString(service.pid()));
		if (millis < Long.MAX_VALUE) {
			service.waitFor(millis, TimeUnit.MILLISECONDS);
		}
		else {
			await().atMost(PackagedService.PATIENCE)
				.until(() -> !service.isAlive() || said().contains("Configuration reloaded"));
		}
		boolean killed = !service.isAlive() || !said().contains("Configuration reloaded");
		end(service);
		if (attached.isPresent()) {
			attached.get().waitFor();
		}
		return killed;
	}

	private void awaitPage(Process process) {
		await().atMost(PackagedService.PATIENCE)
			.untilAsserted(() -> assertThat(!process.isAlive() || PageWatch.answers("127.0.0.1", this.port))
				.as(() -> "the page; it said at last " + tail())
				.isTrue());
	}

	private String tail() {
		try {
			String said = said();
			return said.substring(Math.max(0, said.length() - 200));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private String said() throws IOException {
		return Files.readString(this.log);
	}

	// Whether it was killed before it had ended. The tracer's own child is killed too.
	private static boolean end(Process process) throws InterruptedException {
		List<ProcessHandle> children = process.descendants().toList();
		process.destroyForcibly();
		children.forEach(ProcessHandle::destroyForcibly);
		return process.waitFor() != 0;
	}

	private Process start(State state, List<String> tracer) throws IOException {
		Path configuration = write(state);
		List<String> command = new ArrayList<>(tracer);
		command.add(BuiltHome.get().resolve("bin/osmanager").toString());
		if (this.way == Way.APPLY) {
			command.addAll(List.of("apply", "--root", this.root.toString(), "--config", configuration.toString()));
		}
		else {
			command.addAll(List.of("run", "--osmanager.root=" + this.root, "--osmanager.floppy.device=" + configuration,
					"--server.address=127.0.0.1", "--osmanager.web.https.enabled=false", "--server.port=" + this.port));
		}
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(this.log.toFile()).start();
	}

	private Path write(State state) throws IOException {
		byte[] configuration = CONFIGURATION
			.replace("HASH",
					(state == State.ONE) ? "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8"
							: "$1$abcdefgh$0123456789012345678901")
			.replace("DIGIT", (state == State.ONE) ? "1" : "2")
			.getBytes(StandardCharsets.US_ASCII);
		return (this.way == Way.APPLY) ? Files.write(this.root.resolveSibling("luoyun.conf"), configuration)
				: Files.write(this.root.resolveSibling("floppy.img"), FloppyImage.ofNode(configuration));
	}

	/**
	 * Every file is as it was, or as it was to become; temporary ones can be read by
	 * nobody who may not read the file.
	 * @return how many temporary files there are
	 */
	int assertWhole(State from, State to) throws IOException {
		int temporary = 0;
		Map<String, String> before = this.files.getOrDefault(from, Map.of());
		Map<String, String> after = this.files.getOrDefault(to, Map.of());
		Map<String, String> found = read();
		assertThat(found.keySet()).containsAll(before.keySet());
		for (Map.Entry<String, String> file : found.entrySet()) {
			if (file.getKey().contains(TEMPORARY)) {
				temporary++;
				String target = file.getKey().replaceAll("\\.([^/]*)\\." + TEMPORARY, "$1");
				assertThat(mode(file.getValue())).as(file.getKey())
					.isIn("rw-------", target.matches(FOR_ALL) ? "rw-r--r--" : mode(after.getOrDefault(target, "")));
			}
			else {
				assertThat(file.getValue()).as(file.getKey())
					.isIn(before.getOrDefault(file.getKey(), "missing"), after.getOrDefault(file.getKey(), "missing"));
			}
		}
		return temporary;
	}

	private static String mode(String description) {
		return description.replaceFirst("(?s) .*", "");
	}

	/** It is in a state, and nothing is left over. */
	void assertIn(State state) throws IOException {
		assertThat(read()).containsExactlyInAnyOrderEntriesOf(this.files.getOrDefault(state, Map.of()));
	}

	private Map<String, String> read() throws IOException {
		Map<String, String> read = new TreeMap<>();
		try (Stream<Path> all = Files.walk(this.root)) {
			all.filter((path) -> path.toString().contains(TEMPORARY)
					|| !this.root.relativize(path).toString().matches(OF_THE_RUN))
				.forEach((path) -> read.put(this.root.relativize(path).toString(), describe(path)));
		}
		return read;
	}

	private static String describe(Path path) {
		try {
			PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class,
					LinkOption.NOFOLLOW_LINKS);
			return PosixFilePermissions.toString(attributes.permissions()) + " " + attributes.owner() + " "
					+ attributes.group() + " "
					+ (attributes.isDirectory() ? "folder" : Files.readString(path, StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void write(String name, String mode, String content) throws IOException {
		Path file = this.root.resolve(name);
		Files.createDirectories(file.resolveSibling("."));
		Files.writeString(file, content);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
	}

}
