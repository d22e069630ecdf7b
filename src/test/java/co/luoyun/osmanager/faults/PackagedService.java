package co.luoyun.osmanager.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import co.luoyun.osmanager.FreePort;
import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.controller.protocol.SharedKey;
import co.luoyun.osmanager.sandbox.Sandbox;
import co.luoyun.osmanager.sandbox.SandboxConfiguration;
import co.luoyun.osmanager.simulator.ControllerOptions;
import co.luoyun.osmanager.simulator.RegisteredInstance;
import co.luoyun.osmanager.simulator.SimulatedController;
import co.luoyun.osmanager.source.fat.FloppyImage;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The package in a sandbox: started by its launcher with its own Java, heap and start
 * cache, in a mount namespace of its own with a temporary folder of its own, with a
 * floppy image and a controller on loopback. What is left of it when it is closed is
 * killed.
 */
@StartsPrograms
public final class PackagedService implements AutoCloseable {

	/** How long the page may take on a busy machine. */
	public static final Duration PATIENCE = Duration.ofSeconds(60);

	/** Anybody else has no namespace, and the machine's own temporary folder. */
	private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

	private static final HttpClient BROWSER = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private static final Path SANDBOXES = Path.of("target/faults/sandboxes").toAbsolutePath();

	private final Path folder;

	private final Sandbox sandbox;

	private final SandboxConfiguration configuration;

	private final SimulatedController controller;

	private final int port = FreePort.find();

	private final int terminalPort = FreePort.find();

	private final Map<String, String> settings = new TreeMap<>();

	private final List<String> wrapper = new ArrayList<>();

	private String preparation = "";

	private Optional<Path> home = Optional.empty();

	private Optional<Namespace> namespace = Optional.empty();

	private Optional<Process> process = Optional.empty();

	/** Not started yet, with a controller that runs. */
	public PackagedService() throws IOException {
		requireVisibleProject();
		// Not in the temporary folder: the service has one of its own in that place.
		this.folder = Files.createTempDirectory(Files.createDirectories(SANDBOXES), "");
		this.sandbox = new Sandbox(this.folder);
		int controllerPort = FreePort.find();
		this.configuration = this.sandbox.make(Path.of("").toAbsolutePath(), controllerPort);
		this.controller = new SimulatedController(
				ControllerOptions.onLoopback(new SharedKey(this.configuration.key())).withPort(controllerPort),
				Clock.systemUTC(), (event) -> {
				})
			.start();
		Files.createDirectories(temporary());
		set("osmanager.root", this.sandbox.root().toString());
		set("osmanager.floppy.device", this.sandbox.floppy().toString());
		set("osmanager.webssh.port", Integer.toString(this.terminalPort));
		set("osmanager.webssh.exposure", "gated");
		set("server.port", Integer.toString(this.port));
		set("server.address", "127.0.0.1");
		set("osmanager.web.https.enabled", "false");
		set("osmanager.status.url", "http://127.0.0.1:" + this.port + "/");
	}

	private static void requireVisibleProject() {
		boolean visible = !ROOT || !Path.of("").toAbsolutePath().startsWith("/tmp");
		if (!visible) {
			System.err.println("SKIPPED: the package gets a /tmp of its own, in which a project below /tmp is not seen;"
					+ " clone the project elsewhere");
		}
		assumeTrue(visible, "the project is below /tmp");
	}

	/** A setting of the service. */
	public PackagedService set(String property, String value) {
		this.settings.put(property, value);
		return this;
	}

	/** Serves by HTTPS, too. */
	public PackagedService withHttps(int httpsPort) {
		return set("osmanager.web.https.enabled", "true").set("osmanager.web.https.port", Integer.toString(httpsPort));
	}

	/** Another unpacked package than the one in target. */
	public PackagedService at(Path home) {
		this.home = Optional.of(home);
		return this;
	}

	/** Runs it by a program that runs its arguments: {@code prlimit --nofile=64}. */
	public PackagedService under(String... wrapper) {
		this.wrapper.addAll(List.of(wrapper));
		return this;
	}

	/** Lines of shell that are run before it, in its mount namespace. */
	public PackagedService after(String preparation) {
		this.preparation = preparation;
		return this;
	}

	/** Installs a script of the application. */
	public PackagedService script(String name, String text) throws IOException {
		Path script = this.sandbox.home().resolve("custom/scripts").resolve(name);
		Files.writeString(script, text);
		Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
		return this;
	}

	/** Starts it, and goes on at once. */
	public PackagedService start() throws IOException {
		// Whoever runs the tests may ignore SIGHUP, which is inherited.
		List<String> command = new ArrayList<>(ROOT ? List.of("unshare", "--mount", "--propagation", "private", "sh",
				"-c", "mount --bind \"$0\" /tmp\n" + this.preparation + "\nexec env --default-signal \"$@\"",
				temporary().toString()) : List.of("env", "--default-signal"));
		command.addAll(this.wrapper);
		command.add(this.home.orElseGet(BuiltHome::get).resolve("bin/osmanager").toString());
		command.add("run");
		this.settings.forEach((property, value) -> command.add("--" + property + "=" + value));
		File log = log().toFile();
		Process started = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log))
			.start();
		this.process = Optional.of(started);
		this.namespace = ROOT ? Optional.of(Namespace.awaitOf(started.pid())) : Optional.empty();
		return this;
	}

	/** Waits until the launcher has become Java. */
	public PackagedService awaitJava() {
		await().until(() -> process().info().command().orElse("").endsWith("/java"));
		return this;
	}

	/** Waits for its page. */
	public PackagedService awaitPage() {
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(answers()).as(() -> "the page; the log says " + tail()).isTrue());
		return this;
	}

	/** Waits until the controller sees it serving. */
	public PackagedService awaitRegistered() {
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(registered()).as(() -> "registered; the log says " + tail()).isTrue());
		return this;
	}

	/** Whether the controller sees it connected. */
	public boolean registered() {
		return this.controller.instances().stream().anyMatch(RegisteredInstance::connected);
	}

	/** Whether the page comes now. */
	public boolean answers() {
		return PageWatch.answers("127.0.0.1", this.port);
	}

	/** Looks at the page from now on. */
	public PageWatch watch() {
		return new PageWatch("127.0.0.1", this.port);
	}

	/** Asks for a path, on loopback, which it trusts. */
	public HttpResponse<String> get(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.timeout(Duration.ofSeconds(10))
			.build();
		return BROWSER.send(request, HttpResponse.BodyHandlers.ofString());
	}

	/** The process that is to be the service. */
	public Process process() {
		return this.process.orElseThrow();
	}

	/** Whether it runs. */
	public boolean alive() {
		return process().isAlive();
	}

	/** The command that runs a program in its mount namespace. */
	public String[] beside(String... program) {
		List<String> command = new ArrayList<>(
				ROOT ? List.of("nsenter", "--mount", "--target", Long.toString(process().pid())) : List.of());
		command.addAll(List.of(program));
		return command.toArray(String[]::new);
	}

	/** Where a path of its own mount namespace is, seen from here. */
	public Path inside(Path path) {
		return Path.of("/proc/" + process().pid() + "/root" + path);
	}

	/** Sends a signal by its name. */
	public void signal(String name) {
		BuiltHome.run("kill", "-" + name, Long.toString(process().pid()));
	}

	/** Kills it, without its children. */
	public void kill() throws InterruptedException {
		process().destroyForcibly().waitFor();
	}

	/** Stops it as its init does, and gives its exit code. */
	public int stop() throws InterruptedException {
		process().destroy();
		return process().waitFor();
	}

	/** What it holds of its system now. */
	public Usage usage() throws IOException {
		return Usage.of(process().pid(), this.namespace.orElseThrow().processes(), this.sandbox.root(), temporary());
	}

	/** What has come of it and runs this program. */
	public List<ProcessHandle> processes(String program) {
		return this.namespace.orElseThrow()
			.processes()
			.stream()
			.flatMap((pid) -> ProcessHandle.of(pid).stream())
			.filter((handle) -> handle.info().command().orElse("").endsWith("/" + program))
			.toList();
	}

	/** Puts another floppy in. */
	public void insert(String luoyunIni) throws IOException {
		Files.write(this.sandbox.floppy(), FloppyImage.ofNode(luoyunIni.getBytes(StandardCharsets.US_ASCII)));
	}

	/** What it wrote to its standard output and error, of all its starts. */
	public String logged() {
		try {
			return Files.exists(log()) ? new String(Files.readAllBytes(log()), StandardCharsets.UTF_8) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Its standard output and error. */
	public Path log() {
		return this.folder.resolve("log");
	}

	/** How much it has written to its standard output and error. */
	public long loggedBytes() {
		return log().toFile().length();
	}

	/** The end of what it wrote. */
	String tail() {
		String text = logged();
		return text.substring(Math.max(0, text.length() - 3000));
	}

	/** Its temporary folder. */
	public Path temporary() {
		return this.folder.resolve("tmp");
	}

	public Sandbox sandbox() {
		return this.sandbox;
	}

	public SandboxConfiguration configuration() {
		return this.configuration;
	}

	public SimulatedController controller() {
		return this.controller;
	}

	public int port() {
		return this.port;
	}

	public int terminalPort() {
		return this.terminalPort;
	}

	@Override
	public void close() throws IOException {
		this.controller.close();
		this.namespace.ifPresent(Namespace::kill);
		this.process.ifPresent((service) -> service.destroyForcibly());
		FileSystemUtils.deleteRecursively(this.folder);
	}

}
