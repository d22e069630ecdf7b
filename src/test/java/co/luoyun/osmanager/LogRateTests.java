package co.luoyun.osmanager;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import co.luoyun.osmanager.process.Signals;
import co.luoyun.osmanager.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A state that lasts is told once: what looks at it again and again does so here a dozen
 * times, as quickly as may be.
 */
@StartsPrograms
@ExtendWith(OutputCaptureExtension.class)
class LogRateTests {

	private static final Duration A_DOZEN_LOOKS = Duration.ofSeconds(12);

	private static final Duration PATIENCE = Duration.ofSeconds(40);

	@TempDir
	Path folder;

	static Stream<BadState> states() {
		return Stream.of(new BadState("all is well", (_) -> {
		}), new BadState("no source at all", (sandbox) -> Files.delete(sandbox.floppy())),
				new BadState("a broken floppy, programs that cannot be executed, and no folder for what runs",
						LogRateTests::breakAll));
	}

	private static void breakAll(Sandbox sandbox) throws IOException {
		Files.write(sandbox.floppy(), new byte[1 << 20]);
		Path server = sandbox.home().resolve("bin/webssh/shellinaboxd");
		Files.createDirectories(server.getParent());
		Files.writeString(server, "no program");
		Files.setPosixFilePermissions(sandbox.home().resolve("custom/scripts/status"),
				PosixFilePermissions.fromString("rw-r--r--"));
		Files.writeString(sandbox.home().resolve("run"), "a file");
	}

	@ParameterizedTest
	@MethodSource("states")
	void aStateThatLastsIsToldOnce(BadState state, CapturedOutput output) throws IOException {
		assertFew(state, FreePort.find(), output);
	}

	@Test
	void aPortThatIsTakenIsToldOnce(CapturedOutput output) throws IOException {
		int port = FreePort.find();
		try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			assertFew(new BadState("another program has the page's port", (_) -> {
			}), port, output);
			assertThat(output).containsOnlyOnce("There is no page: port " + port);
		}
	}

	private void assertFew(BadState state, int port, CapturedOutput output) throws IOException {
		Sandbox sandbox = new Sandbox(this.folder);
		sandbox.make(Path.of("").toAbsolutePath(), FreePort.find());
		state.damage().to(sandbox);
		try (Instance _ = Instance.start(sandbox, port, "--osmanager.status.interval=1s",
				"--osmanager.webssh.check-interval=1s")) {
			String last = "Configuration reloaded";
			Signals.raise("HUP");
			await().atMost(PATIENCE).until(() -> output.toString().contains(last));
			int before = output.toString().length();
			await().pollDelay(A_DOZEN_LOOKS).atMost(PATIENCE).until(() -> true);
			List<String> lines = output.toString().substring(before).lines().filter((line) -> !line.isBlank()).toList();
			// That there is no controller is told now and then.
			assertThat(lines.stream().filter((line) -> !line.contains("[Connect") && !line.contains("[Controller")))
				.as("lines of: " + state)
				.hasSizeLessThanOrEqualTo(4);
			assertThat(lines).hasSizeLessThanOrEqualTo(20);
			assertThat(output).doesNotContain("fault of OS Manager");
		}
	}

	/**
	 * Something wrong.
	 *
	 * @param name what
	 * @param damage makes it so
	 */
	record BadState(String name, Damage damage) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	/** Does damage to a sandbox. */
	@FunctionalInterface
	interface Damage {

		void to(Sandbox sandbox) throws IOException;

	}

}
