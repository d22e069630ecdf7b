package co.luoyun.osmanager;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import co.luoyun.osmanager.process.ProcessIdentity;
import co.luoyun.osmanager.sandbox.Sandbox;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The service as a process: its start, its being the only one, and its stop. */
@StartsPrograms
class LifecycleTests {

	private static final int TERMINATED = 143;

	@TempDir
	Path folder;

	private Sandbox sandbox;

	private Path pidFile;

	@BeforeEach
	void makeSandbox() throws IOException {
		this.sandbox = new Sandbox(this.folder);
		this.sandbox.make(Path.of("").toAbsolutePath(), FreePort.find());
		this.pidFile = this.sandbox.home().resolve("run/osmanager.pid");
	}

	@Test
	void aSecondStartChangesNothing() throws Exception {
		script("#!/bin/sh\necho run >>runs\n");
		try (JavaService first = JavaService.start(this.sandbox)) {
			first.awaitPage();
			String identity = ProcessIdentity.of(first.process().pid()).orElseThrow().toString();
			Path identityFile = this.pidFile.resolveSibling("osmanager.identity");
			assertThat(identityFile).hasContent(identity);
			Path conf = this.sandbox.home().resolve("conf/luoyun.conf");
			Files.delete(conf);
			try (JavaService second = JavaService.start(this.sandbox)) {
				assertThat(second.awaitEnd()).isEqualTo(75);
				assertThat(second.output()).hasLineCount(1).contains("already runs");
			}
			assertThat(conf).doesNotExist();
			assertThat(identityFile).hasContent(identity);
			assertThat(this.pidFile).hasContent(Long.toString(first.process().pid()));
			assertThat(this.sandbox.home().resolve("runs")).hasContent("run");
			first.signal("TERM");
			assertThat(first.awaitEnd()).isEqualTo(TERMINATED);
			assertThat(this.pidFile).doesNotExist();
			assertThat(identityFile).doesNotExist();
		}
	}

	@Test
	void thePidFileIsWrittenWhenItCanBe() throws Exception {
		Path run = this.sandbox.home().resolve("run");
		Files.writeString(run, "a file where a folder should be");
		try (JavaService service = JavaService.start(this.sandbox)) {
			service.awaitPage();
			assertThat(this.pidFile).doesNotExist();
			Files.delete(run);
			service.awaitOutput("osmanager.pid could be written now");
			assertThat(this.pidFile).exists();
			service.awaitOutput("osmanager.url could be written now");
		}
	}

	@Test
	void aStopDuringTheConfigScriptIsAStop() throws Exception {
		script("#!/bin/sh\necho begun; exec sleep 600\n");
		try (JavaService service = JavaService.start(this.sandbox)) {
			service.awaitOutput("begun");
			service.signal("TERM");
			service.signal("TERM");
			assertThat(service.awaitEnd()).isEqualTo(TERMINATED);
			assertThat(service.output()).contains("Told to stop during the boot")
				.doesNotContain("a fault of", "\tat ", "Tomcat");
			assertThat(this.pidFile).doesNotExist();
		}
	}

	/** Moments before the first line of log, and between its lines. */
	@ParameterizedTest
	@ValueSource(longs = { 300, 900, 1700, 2800 })
	void aStopAtAnyMomentIsQuiet(long millis) throws Exception {
		try (JavaService service = JavaService.start(this.sandbox)) {
			assertThat(service.process().waitFor(Duration.ofMillis(millis))).as("ended by itself").isFalse();
			service.signal("TERM");
			assertThat(service.awaitEnd()).isEqualTo(TERMINATED);
			assertThat(service.output()).doesNotContain("a fault of", "\tat ", "Exception", "Shutdown in progress");
			assertThat(this.pidFile).doesNotExist();
		}
	}

	@Test
	void theFolderThatItIsStartedFromMeansNothing() throws Exception {
		Path elsewhere = Files.createDirectories(this.folder.resolve("elsewhere/config/sub"))
			.resolve("../..")
			.normalize();
		for (String name : List.of("application.properties", "config/application.properties",
				"config/sub/application.properties", "other.properties")) {
			Files.writeString(elsewhere.resolve(name), "osmanager.os.password.enabled=false\n");
		}
		Files.createDirectories(elsewhere.resolve("public"));
		Map<String, String> environment = Map.of("SPRING_CONFIG_NAME", "application,other",
				"SPRING_CONFIG_ADDITIONAL_LOCATION", "file:./other.properties", "SPRING_APPLICATION_JSON",
				"{\"osmanager.os.password.enabled\": false}", "SPRING_PROFILES_ACTIVE", "sub");
		try (JavaService service = JavaService.start(this.sandbox, elsewhere, List.of(), environment)) {
			service.awaitPage();
			assertThat(service.output()).contains("Setting password changed")
				.doesNotContain("switched off by " + "osmanager.os.password.enabled");
		}
	}

	@Test
	void aFileOfManyMistakesCostsNothingButThem() throws Exception {
		Files.createDirectories(this.sandbox.home().resolve("conf"));
		Files.write(this.sandbox.home().resolve("conf/osmanager.properties"), """
				osmanager.status.interval=1 hour
				osmanager.status.timeout=0s
				osmanager.os.pasword.enabled=false
				osmanager.controller.reconnect-spread=5m
				osmanager.os.hostName.enabled=true
				osmanager.web.log-lines=many
				osmanager.webssh.exposure=nobody
				spring.lifecycle.timeout-per-shutdown-phase=soon
				logging.level.org.example=loud
				broken=\\u12x4
				osmanager.web.session-duration=${NOBODY_SET_THIS}
				""".getBytes(StandardCharsets.UTF_8));
		try (JavaService service = JavaService.start(this.sandbox, this.folder, List.of(),
				Map.of("OSMANAGER_STATUS_HISTORY", "0"), "--osmanager.status.confirmations=few",
				"--osmanager.web.sample-interval=1s")) {
			service.awaitPage();
			String file = this.sandbox.home() + "/conf/osmanager.properties:";
			assertThat(service.output()).doesNotContain("\tat ")
				.contains(file + "1: osmanager.status.interval=1 hour", file + "2: osmanager.status.timeout=0s",
						"did you mean osmanager.os.password.enabled?", file + "4: ", file + "6: ", file + "9: ",
						file + "10: ", file + "11: ", "the environment's OSMANAGER_STATUS_HISTORY",
						"--osmanager.status.confirmations", "--osmanager.web.sample-interval",
						"Setting host-name changed");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "99999", "http" })
	void aWrongPortIsTheOneThatCountsNext(String port) throws Exception {
		int next = FreePort.find();
		Files.createDirectories(this.sandbox.home().resolve("conf"));
		Files.writeString(this.sandbox.home().resolve("conf/osmanager.properties"), "server.port=" + next + "\n");
		try (JavaService service = JavaService.start(this.sandbox, this.folder, List.of(), Map.of("SERVER_PORT", port),
				"--server.address=no address at all")) {
			Path url = this.sandbox.home().resolve("run/osmanager.url");
			Awaitility.await()
				.atMost(Duration.ofMinutes(2))
				.until(() -> Files.exists(url) || !service.process().isAlive());
			assertThat(service.output()).contains("the environment's SERVER_PORT", "--server.address: ");
			assertThat(Files.readString(url)).isEqualTo("http://127.0.0.1:" + next + "/\n");
		}
	}

	@Test
	void whatIsNoFileIsPassedOver() throws Exception {
		Path home = this.sandbox.home();
		Files.createDirectories(home.resolve("conf"));
		Files.createDirectories(home.resolve("run"));
		Files.delete(this.sandbox.floppy());
		for (String name : List.of("build/VERSION", "conf/luoyun.conf", "conf/osmanager.properties",
				"run/osmanager.pid", "run/controller", "run/osmanager.lock")) {
			Files.deleteIfExists(home.resolve(name));
			assertThat(new ProcessBuilder("mkfifo", home.resolve(name).toString()).start().waitFor()).isZero();
		}
		try (JavaService service = JavaService.start(this.sandbox)) {
			service.awaitPage();
			assertThat(service.output()).contains("osmanager.properties: is a pipe or a device, not a file")
				.doesNotContain("\tat ");
		}
	}

	@Test
	void whatIsMissingIsNotMissed() throws Exception {
		for (String name : List.of("custom", "build")) {
			delete(this.sandbox.home().resolve(name));
		}
		Files.createDirectories(this.sandbox.home().resolve("build"));
		Files.write(this.sandbox.home().resolve("build/VERSION"), new byte[] { 0, -1, -2, 10, 0, 127, -61, 10 });
		try (JavaService service = JavaService.start(this.sandbox)) {
			service.awaitPage();
			assertThat(service.output()).doesNotContain("\tat ");
		}
	}

	@Test
	void aMissingHomeIsSaidInOneLine() throws Exception {
		delete(this.sandbox.home());
		Files.createSymbolicLink(this.sandbox.home(), Path.of("/nowhere/at/all"));
		try (JavaService service = JavaService.start(this.sandbox)) {
			service.awaitPage();
			assertThat(service.output().lines().filter((line) -> line.contains("is a link to /nowhere/at/all")))
				.hasSize(1);
			assertThat(service.output()).doesNotContain("\tat ");
		}
	}

	@Test
	void underNohupAReloadIsHeardAllTheSame() throws Exception {
		script("#!/bin/sh\nexit 0\n");
		try (JavaService service = JavaService.start(this.sandbox, this.folder, List.of("nohup"), Map.of())) {
			service.awaitPage();
			assertThat(service.output()).contains("Started with SIGHUP ignored");
			Process reload = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
					System.getProperty("java.class.path"), OsManagerApplication.class.getName(), "reload",
					"--root=" + this.sandbox.root())
				.redirectErrorStream(true)
				.start();
			assertThat(new String(reload.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).hasLineCount(1)
				.contains("has read its configuration again; it does not run ", "scripts/config again");
			assertThat(reload.waitFor()).isZero();
		}
	}

	private void script(String text) throws IOException {
		Path script = this.sandbox.home().resolve("custom/scripts/config");
		Files.writeString(script, text);
		Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
