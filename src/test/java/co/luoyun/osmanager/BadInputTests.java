package co.luoyun.osmanager;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import co.luoyun.osmanager.controller.protocol.SharedKey;
import co.luoyun.osmanager.sandbox.Sandbox;
import co.luoyun.osmanager.sandbox.SandboxConfiguration;
import co.luoyun.osmanager.simulator.ControllerOptions;
import co.luoyun.osmanager.simulator.SimulatedController;
import co.luoyun.osmanager.source.fat.FloppyImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Bad input at each door gives a clear line, and a page that still answers. */
@StartsPrograms
@ExtendWith(OutputCaptureExtension.class)
class BadInputTests {

	@TempDir
	Path folder;

	private Sandbox sandbox;

	private SandboxConfiguration configuration;

	private int controllerPort;

	@BeforeEach
	void makeSandbox() throws IOException {
		this.controllerPort = FreePort.find();
		this.sandbox = new Sandbox(this.folder);
		this.configuration = this.sandbox.make(Path.of("").toAbsolutePath(), this.controllerPort);
	}

	@Test
	void noFloppy(CapturedOutput output) throws Exception {
		Files.delete(this.sandbox.floppy());
		assertPageAnswers(output, "floppy.img");
	}

	@Test
	void damagedImage(CapturedOutput output) throws Exception {
		Files.write(this.sandbox.floppy(), new byte[1024 * 1024]);
		assertPageAnswers(output, "floppy.img");
	}

	@Test
	void brokenJson(CapturedOutput output) throws Exception {
		String broken = this.configuration.text().replace("\"network\": [", "\"network\": [[[");
		Files.write(this.sandbox.floppy(), FloppyImage.ofNode(broken.getBytes(StandardCharsets.US_ASCII)));
		assertPageAnswers(output, "JSON");
	}

	@Test
	void unwritableRoot(CapturedOutput output) throws Exception {
		Files.writeString(this.sandbox.home().resolve("conf"), "a file where a folder should be");
		assertPageAnswers(output, "luoyun.conf");
	}

	@Test
	void wrongKey(CapturedOutput output) throws Exception {
		ControllerOptions options = ControllerOptions.onLoopback(new SharedKey("another key"))
			.withPort(this.controllerPort);
		try (SimulatedController controller = new SimulatedController(options, Clock.systemUTC(), (event) -> {
		}).start(); Instance instance = Instance.start(this.sandbox, FreePort.find())) {
			await().atMost(Duration.ofSeconds(20)).until(() -> output.toString().contains("KEY"));
			assertThat(instance.get("/").statusCode()).isEqualTo(200);
			assertThat(controller.instances()).noneMatch((seen) -> seen.connected());
			assertClean(output);
		}
	}

	private void assertPageAnswers(CapturedOutput output, String named) throws Exception {
		try (Instance instance = Instance.start(this.sandbox, FreePort.find())) {
			assertThat(instance.get("/").statusCode()).isEqualTo(200);
			assertThat(instance.get("/actuator/health").body()).contains("\"status\"");
		}
		assertThat(output.toString().lines().filter((line) -> line.contains(" WARN ") || line.contains(" ERROR ")))
			.as("a line for a person to act on")
			.anyMatch((line) -> line.contains(named));
		assertClean(output);
	}

	private void assertClean(CapturedOutput output) {
		assertThat(output.toString()).doesNotContain("\tat ")
			.doesNotContain(this.configuration.key())
			.doesNotContain(this.configuration.cookie());
	}

}
