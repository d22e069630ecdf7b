package co.luoyun.osmanager.status;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import co.luoyun.osmanager.SetClock;
import co.luoyun.osmanager.SetTicker;
import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.process.Ending;
import co.luoyun.osmanager.process.ProcessIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@StartsPrograms
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class StatusProbeTests {

	private static final Path CONF = Path.of("/LuoYun/conf/luoyun.conf");

	private static final StatusProperties PROPERTIES = new StatusProperties(Duration.ofSeconds(1),
			Duration.ofSeconds(10), 1, DataSize.ofKilobytes(8), 50, URI.create("http://127.0.0.1/"));

	private final AtomicInteger asked = new AtomicInteger();

	private final List<ApplicationStatus> told = new CopyOnWriteArrayList<>();

	private Ticker ticker = Ticker.SYSTEM;

	private Clock clock = Clock.systemUTC();

	@TempDir
	Path folder;

	private Path script;

	private StatusProbe probe;

	@BeforeEach
	void makeProbe() {
		this.script = this.folder.resolve("status");
		this.probe = probe(Duration.ofSeconds(10));
	}

	@AfterEach
	void stop() {
		this.probe.stop();
	}

	@Test
	void runsAtOnceAndTellsOfChanges() throws IOException {
		script("echo all is well; echo really >&2; exit $(cat " + code(0) + ")");
		this.probe.start();
		await().atMost(Duration.ofSeconds(2)).until(() -> this.probe.current().serving());
		ProbeResult newest = this.probe.newest().orElseThrow();
		assertThat(newest.output()).isEqualTo("all is well\n");
		assertThat(newest.errors()).isEqualTo("really\n");
		code(5);
		await().until(() -> this.told.size() == 2);
		assertThat(this.told).containsExactly(ApplicationStatus.RUNNING, new ApplicationStatus(2005));
		assertThat(this.probe.history()).hasSize(2);
		assertThat(this.probe.history().getFirst().after().value()).isEqualTo(2005);
	}

	@Test
	void runsAtOnceWhenAskedTo() throws IOException {
		this.probe = new StatusProbe(new CommandRunner(CommandPolicy.runEverything()), this.clock, this.ticker,
				new StatusProperties(Duration.ofHours(1), Duration.ofSeconds(10), 1, DataSize.ofKilobytes(8), 50,
						URI.create("http://127.0.0.1/")),
				this.script, CONF, () -> Map.of("RUN", String.valueOf(this.asked.incrementAndGet())));
		script("echo $RUN");
		this.probe.start();
		await().until(() -> this.probe.newest().map(ProbeResult::output).orElse("").equals("1\n"));
		this.probe.checkNow();
		await().until(() -> this.probe.newest().map(ProbeResult::output).orElse("").equals("2\n"));
	}

	@Test
	void givesTheProgramItsEnvironmentAnewEachTime() throws IOException {
		script("echo $OSMANAGER_URL");
		this.probe.start();
		await().until(() -> this.probe.newest().map(ProbeResult::output).orElse("").equals("http://2/\n"));
	}

	@Test
	void tellsTheProgramWhereTheConfigurationIs() throws IOException {
		script("echo \"$1 $#\"");
		this.probe.start();
		await().until(() -> this.probe.newest().map(ProbeResult::output).orElse("").equals(CONF + " 1\n"));
	}

	@Test
	void toldAListenerThatFailsGoesOn() throws IOException {
		this.probe.onResult((result) -> {
			throw new IllegalStateException("a listener's fault");
		});
		script("exit 0");
		this.probe.start();
		await().until(() -> this.asked.get() >= 2);
		assertThat(this.told).containsExactly(ApplicationStatus.RUNNING);
	}

	@Test
	void isUnknownWithoutAProgramAndFollowsWhenOneAppears() throws IOException {
		this.probe.start();
		await().until(() -> this.probe.newest().isPresent());
		assertThat(this.probe.current()).isEqualTo(ApplicationStatus.UNKNOWN);
		assertThat(this.probe.newest().orElseThrow().ending())
			.hasToString("could not be started: " + this.script + " does not exist");
		assertThat(health().getStatus()).isEqualTo(Status.UP);
		Path other = Files.writeString(this.folder.resolve("other"), "#!/bin/sh\nexit 0\n");
		Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwxr-xr-x"));
		Files.move(other, this.script, StandardCopyOption.ATOMIC_MOVE);
		await().until(() -> this.probe.current().serving());
	}

	@Test
	void isUnknownWhenTheProgramCannotBeExecuted() throws IOException {
		Files.writeString(this.script, "exit 0");
		this.probe.start();
		await().until(() -> this.probe.newest().isPresent());
		assertThat(this.probe.current().value()).isEqualTo(2128);
		assertThat(this.told).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "#!/bin/sh\\r\\nexit 0\\r\\n, Windows", "'', is empty", "#!/no/such/shell\\n, /no/such/shell",
			"#!/bin/sh\\necho who knows; exit 4\\n, exit code 4" })
	void whatTellsNothingIsAFaultAndAWarning(String text, String words, CapturedOutput output) throws IOException {
		Files.writeString(this.script, text.translateEscapes());
		Files.setPosixFilePermissions(this.script, PosixFilePermissions.fromString("rwxr-xr-x"));
		this.probe.start();
		await().until(() -> this.probe.newest().isPresent());
		assertThat(this.probe.judge()).isEqualTo(ComponentState.WARNING);
		assertThat(this.probe.cannotTell()).isTrue();
		assertThat(health().getStatus().getCode()).isEqualTo("NOT_SERVING");
		assertThat(output.toString().lines()).anyMatch((line) -> line.contains("WARN") && line.contains(words));
	}

	@Test
	void anotherCauseOfTheSameStatusIsLogged(CapturedOutput output) throws IOException {
		this.probe.start();
		await().until(() -> this.probe.newest().isPresent());
		assertThat(this.probe.judge()).as("absent is no fault").isEqualTo(ComponentState.OFF);
		Files.writeString(this.script, "exit 0");
		await().until(() -> this.probe.judge() == ComponentState.WARNING);
		await().until(() -> output.toString().contains("is not executable; switch it on with 'chmod +x'"));
		assertThat(output.toString().split("Application unknown", -1)).as("once for each cause").hasSize(3);
	}

	@Test
	void killsWhatTakesTooLong() throws IOException {
		this.probe = probe(Duration.ofMillis(300));
		script("echo started; sleep 300");
		this.probe.start();
		await().until(() -> this.probe.current().equals(ApplicationStatus.FAILED));
		ProbeResult newest = this.probe.newest().orElseThrow();
		assertThat(newest.ending()).isEqualTo(new Ending.TimedOut(Duration.ofMillis(300)));
		assertThat(newest.output()).isEqualTo("started\n");
		assertThat(health().getStatus().getCode()).isEqualTo("NOT_SERVING");
	}

	@Test
	void neverRunsTwiceAtTheSameTime() throws IOException {
		Path overlaps = this.folder.resolve("overlaps");
		Path lock = this.folder.resolve("lock");
		Path runs = this.folder.resolve("runs");
		script("mkdir " + lock + " || echo x >> " + overlaps + "; sleep 1.2; rmdir " + lock + "; echo x >> " + runs);
		this.probe.start();
		await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(runs) && Files.readAllLines(runs).size() >= 3);
		assertThat(overlaps).doesNotExist();
	}

	@Test
	void endsWithTheProgramUnderWay() throws IOException {
		Path begun = this.folder.resolve("begun");
		Path ended = this.folder.resolve("ended");
		script("touch " + begun + "; sleep 5; touch " + ended);
		this.probe.start();
		await().until(() -> Files.exists(begun));
		long start = System.nanoTime();
		this.probe.stop();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
		assertThat(this.probe.newest()).as("a run that was cut short says nothing").isEmpty();
		await().during(Duration.ofSeconds(6)).atMost(Duration.ofSeconds(8)).until(() -> !Files.exists(ended));
	}

	@Test
	void keepsNoMoreThanItShould() throws IOException {
		script("head -c 100000 /dev/zero | tr '\\0' x");
		this.probe.start();
		await().until(() -> this.probe.current().serving());
		assertThat(this.probe.newest().orElseThrow().output()).hasSize(8192);
		assertThat(this.probe.newest().orElseThrow().truncated()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "exit 0, 2000", "exit 1, 2001", "exit 126, 2126", "exit 127, 2127", "exit 128, 2130", "exit 255, 2130",
			"kill -9 $$, 2130", "kill -TERM $$, 2130" })
	void tellsHowTheProgramEnded(String body, int value) throws IOException {
		script(body);
		this.probe.start();
		await().until(() -> this.probe.newest().isPresent());
		assertThat(this.probe.current().value()).isEqualTo(value);
	}

	@Test
	void isUnknownWithoutItsInterpreterAndForAFolder() throws IOException {
		executable("#!/no/such/interpreter\n");
		this.probe.start();
		await().until(() -> this.probe.newest().isPresent());
		assertThat(this.probe.current().value()).isEqualTo(2128);
		this.probe.stop();
		Files.delete(this.script);
		Files.createDirectory(this.script);
		this.probe = probe(Duration.ofSeconds(10));
		this.probe.start();
		await().until(() -> this.probe.newest().isPresent());
		assertThat(this.probe.current().value()).isEqualTo(2128);
	}

	@Test
	void killsTheWholeGroupOfOneThatIsDeafToTheTermSignal() throws IOException {
		this.probe = probe(Duration.ofMillis(500));
		script("trap '' TERM; sleep 300 & echo $! > " + child() + "; while :; do sleep 0.1; done");
		this.probe.start();
		await().until(() -> this.probe.current().equals(ApplicationStatus.FAILED));
		assertThat(this.probe.newest().orElseThrow().took()).isLessThan(Duration.ofSeconds(5));
		await().until(() -> !childIsAlive());
	}

	@Test
	void whatAProgramLeavesInTheBackgroundDoesNotPileUp() throws IOException {
		script("sleep 300 & echo $! > " + child() + "; exit 0");
		List<Duration> delays = new CopyOnWriteArrayList<>();
		this.probe.onResult((result) -> delays.add(Duration.between(result.endedAt(), Clock.systemUTC().instant())));
		this.probe.start();
		await().until(() -> !delays.isEmpty());
		assertThat(delays.getFirst()).as("from the program's end to the result").isLessThan(Duration.ofSeconds(1));
		assertThat(this.probe.current().serving()).isTrue();
		await().until(() -> !childIsAlive());
	}

	@Test
	void aDaemonThatHasLetGoOfTheOutputsLivesOn() throws IOException {
		script("sleep 20 > /dev/null 2>&1 & echo $! > " + child() + "; exit 0");
		this.probe.start();
		await().until(() -> this.probe.current().serving());
		assertThat(childIsAlive()).isTrue();
		ProcessHandle.of(childPid()).ifPresent(ProcessHandle::destroyForcibly);
	}

	@Test
	void keepsTheBeginningOfAFloodUntilTheTimeLimit() throws IOException {
		this.probe = probe(Duration.ofMillis(500));
		script("echo first; exec yes");
		this.probe.start();
		await().until(() -> this.probe.current().equals(ApplicationStatus.FAILED));
		assertThat(this.probe.newest().orElseThrow().output()).startsWith("first\ny\n").hasSize(8192);
		assertThat(this.probe.newest().orElseThrow().truncated()).isTrue();
	}

	@Test
	void needsNoOutputs() throws IOException {
		script("exec >&- 2>&-; sleep 0.2; exit 3");
		this.probe.start();
		await().until(() -> this.probe.newest().isPresent());
		assertThat(this.probe.current().value()).isEqualTo(2003);
		assertThat(this.probe.newest().orElseThrow().output()).isEmpty();
	}

	@Test
	void showsBinaryOutputAsText() throws IOException {
		script("printf 'a\\377\\000\\033[31mb\\n'");
		this.probe.start();
		await().until(() -> this.probe.newest().isPresent());
		assertThat(this.probe.newest().orElseThrow().output()).isEqualTo("a\uFFFD\uFFFD\uFFFD[31mb\n");
	}

	@Test
	void aDaemonOfItsOwnSessionThatHoldsTheOutputsIsKilledAndNothingPilesUp() throws IOException {
		script("setsid sleep 300 & echo $! >> " + child() + "; exit 0");
		this.probe.start();
		await().until(() -> this.asked.get() == 2);
		long descriptors = descriptors();
		await().atMost(Duration.ofSeconds(20)).until(() -> this.asked.get() == 5);
		this.probe.stop();
		await().untilAsserted(() -> {
			assertThat(readers()).isZero();
			assertThat(descriptors()).isLessThanOrEqualTo(descriptors);
			assertThat(Files.readAllLines(child())).hasSizeGreaterThanOrEqualTo(4)
				.allSatisfy((pid) -> assertThat(ProcessIdentity.of(Long.parseLong(pid))).isEmpty());
		});
	}

	@Test
	void goesOnWhateverIsThrown() {
		AtomicInteger runs = new AtomicInteger();
		this.probe = new StatusProbe(new CommandRunner((command) -> {
			if (runs.incrementAndGet() == 1) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			return Optional.of(Message.plain("a test"));
		}), this.clock, this.ticker, PROPERTIES, this.script, CONF, Map::of);
		this.probe.start();
		await().until(() -> runs.get() >= 3);
	}

	@Test
	void healthSeesThatNothingIsProbedAnyMore() {
		SetTicker stepped = new SetTicker();
		this.probe = new StatusProbe(new CommandRunner((command) -> Optional.of(Message.plain("a test"))), this.clock,
				stepped, PROPERTIES, this.script, CONF, Map::of);
		this.probe.start();
		await().until(() -> this.probe.newest().isPresent());
		assertThat(health().getStatus()).isEqualTo(Status.UP);
		stepped.forward(Duration.ofMinutes(10));
		assertThat(health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(health().getDetails()).containsKey("late");
		this.probe.stop();
		assertThat(health().getStatus()).as("told to stop").isEqualTo(Status.UP);
	}

	@Test
	void runsOnTimeWhateverTheTimeOfDayDoes() throws IOException {
		SetClock stepped = new SetClock();
		this.clock = stepped;
		this.probe = probe(Duration.ofSeconds(10));
		script("exit 0");
		this.probe.start();
		for (int runs = 2; runs < 6; runs++) {
			int awaited = runs;
			await().atMost(Duration.ofSeconds(3)).until(() -> this.asked.get() >= awaited);
			stepped.forward(Duration.ofDays((runs % 2 == 0) ? -3650 : 7300));
		}
		assertThat(this.probe.current().serving()).isTrue();
		assertThat(health().getStatus()).isEqualTo(Status.UP);
	}

	private static long readers() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("output"))
			.count();
	}

	private static long descriptors() throws IOException {
		try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
			return open.count();
		}
	}

	private Path child() {
		return this.folder.resolve("child");
	}

	private long childPid() throws IOException {
		return Long.parseLong(Files.readString(child()).strip());
	}

	private boolean childIsAlive() throws IOException {
		return ProcessIdentity.of(childPid()).isPresent();
	}

	private StatusProbe probe(Duration timeout) {
		StatusProperties properties = new StatusProperties(Duration.ofSeconds(1), timeout, 1, DataSize.ofKilobytes(8),
				50, URI.create("http://127.0.0.1/"));
		StatusProbe made = new StatusProbe(new CommandRunner(CommandPolicy.runEverything()), this.clock, this.ticker,
				properties, this.script, CONF,
				() -> Map.of("OSMANAGER_URL", "http://" + this.asked.incrementAndGet() + "/"));
		made.onChange(this.told::add);
		return made;
	}

	private Health health() {
		return new StatusHealthIndicator(this.probe).health();
	}

	private Path code(int code) throws IOException {
		return Files.writeString(this.folder.resolve("code"), String.valueOf(code));
	}

	private void script(String body) throws IOException {
		executable("#!/bin/sh\n" + body + "\n");
	}

	private void executable(String content) throws IOException {
		Files.writeString(this.script, content);
		Files.setPosixFilePermissions(this.script, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

}
