package co.luoyun.osmanager.webssh;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import co.luoyun.osmanager.FreePort;
import co.luoyun.osmanager.SetClock;
import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.WebSshSettings;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.process.ProcessIdentity;
import co.luoyun.osmanager.process.Programs;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** The real shellinaboxd under supervision, on loopback only. */
@StartsPrograms
class TerminalServerTests {

	private final CommandRunner runner = new CommandRunner(CommandPolicy.runEverything());

	private final CurrentConfiguration configuration = new CurrentConfiguration();

	private final int port = FreePort.find();

	private Clock clock = Clock.systemUTC();

	@TempDir
	Path home;

	private TerminalServer server;

	@BeforeEach
	void useShellinabox() throws IOException {
		Optional<Path> program = new Programs().find("shellinaboxd");
		assumeThat(program).as("SKIPPED: shellinaboxd is not installed here (package shellinabox)").isPresent();
		Path bundled = this.home.resolve("bin/webssh/shellinaboxd");
		Files.createDirectories(bundled.getParent());
		Files.copy(program.orElseThrow(), bundled, StandardCopyOption.COPY_ATTRIBUTES);
		this.server = server(Map.of());
	}

	@AfterEach
	void stop() {
		this.server.stop();
		assertThat(new TerminalPort(this.port).isFree("127.0.0.1")).as("the port is free again").isTrue();
	}

	@Test
	void startsAndEnds() {
		this.server.start();
		TerminalState.Running running = awaitRunning();
		assertThat(running.port()).isEqualTo(this.port);
		assertThat(new TerminalPort(this.port).answers(Duration.ofSeconds(5))).isTrue();
		this.server.stop();
		assertThat(this.server.state()).isInstanceOf(TerminalState.Stopped.class);
		assertThat(ProcessIdentity.of(running.pid())).isEmpty();
	}

	@Test
	void isReplacedWheneverItIsKilled() {
		this.server = server(Map.of("first-pause", "10ms", "longest-pause", "50ms"));
		this.server.start();
		for (int i = 0; i < 20; i++) {
			TerminalState.Running running = awaitRunning();
			kill(running.pid());
			await().until(() -> !this.server.state().equals(running));
		}
		awaitRunning();
		assertThat(this.server.restarts()).isEqualTo(20);
		assertThat(ownServers()).hasSize(1);
	}

	@Test
	void isTriedMoreSlowlyWhenItFailsTooOftenAndAtOnceByAReload() {
		this.server = server(Map.of("first-pause", "10ms", "restart-limit", "2"));
		this.server.start();
		kill(awaitRunning().pid());
		await().until(() -> this.server.restarts() == 1);
		kill(awaitRunning().pid());
		await().until(() -> this.server.state() instanceof TerminalState.Failing);
		assertThat(this.server.state().explanation().toString()).contains("fails again and again", "exit code 137",
				"1 min", "reload");
		assertThat(ownServers()).isEmpty();
		this.server.reconfigure();
		awaitRunning();
	}

	@Test
	void isNotLeftAloneForAClockThatIsSetBackAndForth() {
		SetClock stepped = new SetClock();
		this.clock = stepped;
		this.server = server(Map.of("first-pause", "10ms", "longest-pause", "50ms"));
		this.server.start();
		for (int i = 0; i < 4; i++) {
			kill(awaitRunning().pid());
			stepped.forward(Duration.ofHours((i % 2 == 0) ? -8 : 16));
			long before = i;
			await().until(() -> this.server.restarts() > before);
		}
		awaitRunning();
	}

	@Test
	void isReplacedWhenItHangs() {
		this.server = server(Map.of("check-interval", "1s", "answer-timeout", "500ms"));
		this.server.start();
		TerminalState.Running hung = awaitRunning();
		signal("STOP", hung.pid());
		await().atMost(Duration.ofSeconds(20))
			.until(() -> this.server.state() instanceof TerminalState.Running now && now.pid() != hung.pid());
		assertThat(ProcessIdentity.of(hung.pid())).isEmpty();
		assertThat(ownServers()).hasSize(1);
	}

	@Test
	void saysThatThePortIsTakenAndStartsOnceItIsFree() throws IOException {
		this.server = server(Map.of("check-interval", "1s"));
		try (ServerSocketChannel other = ServerSocketChannel.open()) {
			other.bind(new InetSocketAddress("127.0.0.1", this.port));
			this.server.start();
			await().until(() -> this.server.state() instanceof TerminalState.PortInUse);
			assertThat(this.server.state().explanation().toString()).contains("Port " + this.port, "taken by",
					"(process " + ProcessHandle.current().pid());
			assertThat(this.server.state().judge()).isEqualTo(ComponentState.ERROR);
		}
		awaitRunning();
	}

	@Test
	void anotherProgramIsNotTakenForIt() throws IOException {
		this.server = server(Map.of("command", "sleep 60", "first-pause", "1m", "longest-pause", "1m"));
		this.server.start();
		await().until(() -> this.server.state() instanceof TerminalState.Starting);
		HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", this.port), 0);
		other.start();
		try {
			await().until(() -> this.server.state() instanceof TerminalState.Restarting);
			assertThat(this.server.state().explanation().toString()).contains("another program answers");
		}
		finally {
			other.stop(0);
		}
	}

	@Test
	void followsTheConfiguration() {
		this.server.start();
		TerminalState.Running running = awaitRunning();
		this.server.reconfigure();
		await().during(Duration.ofMillis(300)).until(() -> this.server.state().equals(running));
		configure(new WebSshSettings(false, OptionalInt.empty()));
		this.server.reconfigure();
		await().until(() -> this.server.state() instanceof TerminalState.DisabledByOwner);
		assertThat(ownServers()).isEmpty();
		configure(WebSshSettings.DEFAULT);
		this.server.reconfigure();
		awaitRunning();
	}

	@Test
	void movesWhenItsPortChanges() {
		this.server = server(Map.of("port", ""));
		configure(new WebSshSettings(true, OptionalInt.of(this.port)));
		this.server.start();
		assertThat(awaitRunning().port()).isEqualTo(this.port);
		int other = FreePort.find();
		configure(new WebSshSettings(true, OptionalInt.of(other)));
		this.server.reconfigure();
		await().until(() -> this.server.state() instanceof TerminalState.Running now && now.port() == other);
		assertThat(new TerminalPort(this.port).isFree("127.0.0.1")).isTrue();
		assertThat(ownServers()).hasSize(1);
		assertThat(this.server.restarts()).as("restarts after a failure").isZero();
	}

	@Test
	void saysThatItsPortWasTakenWhenItWasDown() throws Exception {
		this.server = server(Map.of("check-interval", "1s", "first-pause", "1s"));
		this.server.start();
		kill(awaitRunning().pid());
		await().until(() -> new TerminalPort(this.port).isFree("127.0.0.1"));
		try (ServerSocketChannel other = ServerSocketChannel.open()) {
			other.bind(new InetSocketAddress("127.0.0.1", this.port));
			await().until(() -> this.server.state() instanceof TerminalState.PortInUse);
			assertThat(ownServers()).isEmpty();
		}
		awaitRunning();
	}

	@Test
	void servesAsAnotherAccountThanRoot() throws IOException {
		assumeThat(System.getProperty("user.name")).as("SKIPPED: only root can become another").isEqualTo("root");
		this.server.start();
		String status = Files.readString(Path.of("/proc", String.valueOf(awaitRunning().pid()), "status"));
		assertThat(status).containsPattern("Uid:(\\t[1-9]\\d*){4}").containsPattern("Gid:(\\t[1-9]\\d*){4}");
	}

	@Test
	void saysThatTheProgramCannotBeRun() throws IOException {
		Path bundled = this.home.resolve("bin/webssh/shellinaboxd");
		byte[] program = Files.readAllBytes(bundled);
		program[18] = (byte) 243;
		program[19] = 0;
		Files.write(bundled, program);
		this.server.start();
		await().until(() -> this.server.state() instanceof TerminalState.NotStartable);
		assertThat(this.server.state().explanation().toString())
			.contains("built for another machine (ELF machine 243, 64 bit)");
		Files.delete(bundled);
		Files.createFile(bundled);
		this.server.reconfigure();
		await().until(() -> this.server.state().explanation().toString().contains("is not executable"));
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void tellsOnceThatTheProgramCannotBeRun(CapturedOutput output) throws IOException {
		Path bundled = this.home.resolve("bin/webssh/shellinaboxd");
		Files.delete(bundled);
		Files.createFile(bundled);
		this.server = server(Map.of("check-interval", "1s"));
		this.server.start();
		await().until(() -> this.server.state() instanceof TerminalState.NotStartable);
		for (int i = 0; i < 3; i++) {
			await().until(() -> !(this.server.state() instanceof TerminalState.Starting));
			this.server.reconfigure();
		}
		await().during(Duration.ofSeconds(3))
			.atMost(Duration.ofSeconds(10))
			.until(() -> this.server.state() instanceof TerminalState.NotStartable);
		assertThat(output.toString().split("is not executable", -1)).hasSize(2);
	}

	@Test
	void isNotInstalledWhenThereIsNone() throws IOException {
		this.server = server(Map.of("check-interval", "1s"), (name) -> Optional.empty());
		Path bundled = this.home.resolve("bin/webssh/shellinaboxd");
		Path aside = Files.move(bundled, this.home.resolve("aside"));
		this.server.start();
		await().until(() -> this.server.state() instanceof TerminalState.NotInstalled);
		assertThat(this.server.state().judge()).isEqualTo(ComponentState.OFF);
		assertThat(new TerminalHealthIndicator(this.server).health().getStatus()).isEqualTo(Status.UP);
		Files.move(aside, bundled);
		TerminalState.Running running = awaitRunning();
		Files.delete(bundled);
		kill(running.pid());
		await().until(() -> this.server.state() instanceof TerminalState.NotInstalled);
		assertThat(ownServers()).isEmpty();
	}

	@Test
	void runsAnotherServerInItsPlace() {
		Path bundled = this.home.resolve("bin/webssh/shellinaboxd");
		this.server = server(
				Map.of("command", bundled + " -t --port {port} '--service=/:LOGIN' --localhost-only --no-beep"));
		this.server.start();
		TerminalState.Running running = awaitRunning();
		assertThat(running.port()).isEqualTo(this.port);
		assertThat(ProcessHandle.of(running.pid()).orElseThrow().info().arguments().orElseThrow()).contains("--port",
				String.valueOf(this.port), "--service=/:LOGIN");
	}

	@Test
	void doesNotOutliveUs() throws Exception {
		Process formerLife = formerLife();
		List<ProcessHandle> family = formerLife.descendants().toList();
		assertThat(family).as("server, its launcher, the watch").hasSizeGreaterThanOrEqualTo(3);
		formerLife.destroyForcibly().waitFor();
		await().untilAsserted(() -> assertThat(family)
			.allSatisfy((process) -> assertThat(ProcessIdentity.of(process.pid())).isEmpty()));
	}

	private Process formerLife() throws IOException {
		Process started = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
				System.getProperty("java.class.path"), FormerLife.class.getName(), this.home.toString(),
				String.valueOf(this.port))
			.redirectErrorStream(true)
			.start();
		await().atMost(Duration.ofSeconds(30)).until(() -> new TerminalPort(this.port).answers(Duration.ofSeconds(1)));
		return started;
	}

	private TerminalServer server(Map<String, String> properties) {
		return server(properties, new Programs()::find);
	}

	private TerminalServer server(Map<String, String> properties, Function<String, Optional<Path>> programs) {
		Map<String, String> all = new HashMap<>(Map.of("exposure", "gated", "port", String.valueOf(this.port)));
		all.putAll(properties);
		WebSshProperties bound = new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("",
				WebSshProperties.class);
		return new TerminalServer(this.home, programs, this.runner, this.configuration, bound, this.clock,
				Ticker.SYSTEM);
	}

	private void configure(WebSshSettings webssh) {
		InstanceSettings settings = new InstanceSettings(List.of(), List.of(), List.of(), Optional.empty(),
				Optional.empty(), Optional.empty(), webssh);
		LuoYunConf conf = new LuoYunConf(Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty(),
				settings, Map.of());
		this.configuration.set(new Configuration.Configured(conf, "test", Configuration.Change.INSTALLED, List.of(),
				List.of(), Clock.systemUTC().instant(), Duration.ZERO));
	}

	private TerminalState.Running awaitRunning() {
		await().atMost(Duration.ofSeconds(20)).until(() -> this.server.state() instanceof TerminalState.Running);
		return (TerminalState.Running) this.server.state();
	}

	/** The processes that serve on our port, without the sessions' launchers. */
	private List<ProcessHandle> ownServers() {
		return ProcessHandle.current()
			.children()
			.filter((child) -> ProcessIdentity.of(child.pid()).isPresent())
			.filter((child) -> child.info().commandLine().orElse("").contains(this.home.toString()))
			.toList();
	}

	private void kill(long pid) {
		signal("KILL", pid);
	}

	private void signal(String name, long pid) {
		this.runner.run(Command.of("/bin/kill", "-" + name, String.valueOf(pid)));
	}

	/** OS Manager in another process, to be killed. */
	static final class FormerLife {

		private FormerLife() {
		}

		public static void main(String[] args) throws Exception {
			WebSshProperties properties = new Binder(
					new MapConfigurationPropertySource(Map.of("exposure", "gated", "port", args[1])))
				.bindOrCreate("", WebSshProperties.class);
			new TerminalServer(Path.of(args[0]), new CommandRunner(CommandPolicy.runEverything()),
					new CurrentConfiguration(), properties, Clock.systemUTC(), Ticker.SYSTEM)
				.start();
			Thread.currentThread().join();
		}

	}

}
