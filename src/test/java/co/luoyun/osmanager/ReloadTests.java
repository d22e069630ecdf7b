package co.luoyun.osmanager;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;

import co.luoyun.osmanager.cli.OsManagerCommand;
import co.luoyun.osmanager.controller.protocol.SharedKey;
import co.luoyun.osmanager.process.Signals;
import co.luoyun.osmanager.sandbox.Sandbox;
import co.luoyun.osmanager.sandbox.SandboxConfiguration;
import co.luoyun.osmanager.simulator.ControllerOptions;
import co.luoyun.osmanager.simulator.RegisteredInstance;
import co.luoyun.osmanager.simulator.SimulatedController;
import co.luoyun.osmanager.source.fat.FloppyImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * SIGHUP has the floppy read again and what changed applied, and leaves the rest alone.
 */
@StartsPrograms
@ExtendWith(OutputCaptureExtension.class)
class ReloadTests {

	private static final String TERMINAL = "[TerminalServer]";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@TempDir
	Path folder;

	@Test
	void appliesAChangedFloppyAndKeepsTheConnection(CapturedOutput output) throws Exception {
		int port = FreePort.find();
		Sandbox sandbox = new Sandbox(this.folder);
		SandboxConfiguration configuration = sandbox.make(Path.of("").toAbsolutePath(), port);
		ControllerOptions options = ControllerOptions.onLoopback(new SharedKey(configuration.key())).withPort(port);
		try (SimulatedController controller = new SimulatedController(options, Clock.systemUTC(), (event) -> {
		}).start(); Instance instance = Instance.start(sandbox, FreePort.find())) {
			await().atMost(PATIENCE)
				.until(() -> controller.instances().stream().anyMatch(RegisteredInstance::connected));
			await().atMost(PATIENCE).until(() -> output.toString().contains(TERMINAL));
			String terminal = linesOf(output, TERMINAL);
			change(sandbox, configuration);
			Signals.raise("HUP");
			await().atMost(PATIENCE).until(() -> output.toString().contains("Configuration reloaded"));
			assertThat(sandbox.root().resolve("root/.ssh/authorized_keys")).content()
				.contains("someone-else@example.org")
				.doesNotContain("owner@example.org");
			assertThat(output.toString()).contains("Setting network unchanged");
			assertThat(linesOf(output, TERMINAL)).as("the terminal is left alone").isEqualTo(terminal);
			assertThat(instance.get("/actuator/health").body()).contains("\"status\":\"UP\"");
			assertThat(controller.instances()).singleElement()
				.matches(RegisteredInstance::connected)
				.extracting(RegisteredInstance::registrations)
				.isEqualTo(1L);
		}
	}

	@Test
	void keepsWhatWorksWhenTheNewFloppyIsDamaged(CapturedOutput output) throws Exception {
		Sandbox sandbox = new Sandbox(this.folder);
		SandboxConfiguration configuration = sandbox.make(Path.of("").toAbsolutePath(), FreePort.find());
		try (Instance _ = Instance.start(sandbox, FreePort.find())) {
			Files.write(sandbox.floppy(), new byte[1024 * 1024]);
			Signals.raise("HUP");
			await().atMost(PATIENCE).until(() -> output.toString().contains("Configuration reloaded"));
			assertThat(sandbox.home().resolve("conf/luoyun.conf")).hasContent(configuration.text());
		}
	}

	@Test
	void keepsWhatIsInForceWhenThereIsNoSourceLeft(CapturedOutput output) throws Exception {
		Sandbox sandbox = new Sandbox(this.folder);
		SandboxConfiguration configuration = sandbox.make(Path.of("").toAbsolutePath(), FreePort.find());
		try (Instance instance = Instance.start(sandbox, FreePort.find())) {
			Files.delete(sandbox.floppy());
			Files.delete(sandbox.home().resolve("conf/luoyun.conf"));
			Signals.raise("HUP");
			await().atMost(PATIENCE).until(() -> output.toString().contains("Configuration reloaded"));
			assertThat(output.toString()).contains("stays in force");
			assertThat(instance.get("/actuator/health").body()).contains("an earlier look at").contains("floppy.img");
			assertThat(instance.get("/?cookie=" + configuration.cookie()).uri().getQuery()).as("taken out").isNull();
		}
	}

	@Test
	void aStormOfSignalsIsTwoReloadsAtMost(CapturedOutput output) throws Exception {
		Sandbox sandbox = new Sandbox(this.folder);
		sandbox.make(Path.of("").toAbsolutePath(), FreePort.find());
		try (Instance _ = Instance.start(sandbox, FreePort.find())) {
			for (int i = 0; i < 1000; i++) {
				Signals.raise("HUP");
			}
			await().atMost(PATIENCE).until(() -> count(output, "Configuration reloaded") > 0);
			await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> count(output, "Reloading") <= 2);
		}
	}

	@Test
	void theConfigScriptMayAskForOne(CapturedOutput output) throws Exception {
		Sandbox sandbox = new Sandbox(this.folder);
		sandbox.make(Path.of("").toAbsolutePath(), FreePort.find());
		Path script = sandbox.home().resolve("custom/scripts/config");
		Files.writeString(script, "#!/bin/sh\nkill -HUP " + ProcessHandle.current().pid() + "\nsleep 1\n");
		Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
		try (Instance _ = Instance.start(sandbox, FreePort.find())) {
			await().atMost(PATIENCE).until(() -> output.toString().contains("Configuration reloaded"));
		}
		assertThat(output.toString().indexOf("The config script succeeded")).isBetween(0,
				output.toString().indexOf("Reloading"));
		assertThat(count(output, "The config script")).isEqualTo(1);
	}

	@Test
	void theCommandSaysWhatCameOfIt(CapturedOutput output) throws Exception {
		Sandbox sandbox = new Sandbox(this.folder);
		sandbox.make(Path.of("").toAbsolutePath(), FreePort.find());
		String root = "--root=" + sandbox.root();
		try (Instance _ = Instance.start(sandbox, FreePort.find(), "--spring.main.register-shutdown-hook=false")) {
			await().atMost(PATIENCE).until(() -> Files.exists(sandbox.home().resolve("run/reload")));
			assertThat(OsManagerCommand.run("reload", root)).isZero();
			Files.write(sandbox.floppy(), FloppyImage.ofNode("CLC_PORT=x\n".getBytes(StandardCharsets.US_ASCII)));
			Files.delete(sandbox.home().resolve("conf/luoyun.conf"));
			assertThat(OsManagerCommand.run("reload", root)).isEqualTo(2);
		}
		assertThat(OsManagerCommand.run("reload", root)).isEqualTo(3);
	}

	private static long count(CapturedOutput output, String words) {
		return output.toString().lines().filter((line) -> line.contains(words)).count();
	}

	private static String linesOf(CapturedOutput output, String words) {
		return output.toString().lines().filter((line) -> line.contains(words)).collect(Collectors.joining("\n"));
	}

	private static void change(Sandbox sandbox, SandboxConfiguration configuration) throws IOException {
		String changed = configuration.text().replace("owner@example.org", "someone-else@example.org");
		Files.write(sandbox.floppy(), FloppyImage.ofNode(changed.getBytes(StandardCharsets.US_ASCII)));
	}

}
