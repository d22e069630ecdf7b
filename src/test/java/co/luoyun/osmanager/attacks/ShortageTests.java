package co.luoyun.osmanager.attacks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import co.luoyun.osmanager.FreePort;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the web server could miss. */
@Tag("attacks")
class ShortageTests {

	private static final Duration START = Duration.ofSeconds(90);

	private final int port = FreePort.find();

	@TempDir
	Path folder;

	@Test
	void withoutATemporaryFolderTheSystemIsConfiguredAndThePageIsServed() throws Exception {
		try (PackagedService service = PackagedService.startWithTemporaryFolder(this.folder, this.port,
				Path.of("/proc/none"))) {
			awaitPage();
			assertThat(service.log()).anyMatch((line) -> line.contains("Setting password changed"));
		}
	}

	@Test
	void whenItIsKilledNothingStaysInTheTemporaryFolder() throws Exception {
		Path temporary = Files.createDirectory(this.folder.resolve("tmp"));
		try (PackagedService service = PackagedService.startWithTemporaryFolder(this.folder, this.port, temporary)) {
			awaitPage();
			service.kill();
		}
		assertThat(temporary).isEmptyDirectory();
	}

	@Test
	void aLackOfDescriptorsIsToldOnce() throws Exception {
		try (PackagedService service = PackagedService.start(this.folder, this.port)) {
			awaitPage();
			int before = service.log().size();
			service.allowDescriptors(40);
			try (Attackers attackers = new Attackers(80, (_) -> new Visitor("127.0.0.66", this.port),
					Attackers.Habit.sendAndWait(""))) {
				await().atMost(START).until(() -> since(before, service).stream().anyMatch(ShortageTests::tells));
				int told = service.log().size();
				await().during(Duration.ofSeconds(8))
					.atMost(START)
					.ignoreExceptions()
					.until(() -> served() && service.isAlive());
				assertThat(since(told, service)).isEmpty();
			}
		}
	}

	private static boolean tells(String line) {
		return line.contains("Cannot take in more than") && line.contains("Too many open files");
	}

	private static List<String> since(int lines, PackagedService service) throws IOException {
		List<String> log = service.log();
		return log.subList(lines, log.size());
	}

	private void awaitPage() {
		await().atMost(START).ignoreExceptions().until(this::served);
	}

	private boolean served() throws IOException {
		return new Visitor("127.0.7.7", this.port).visit().isPositive();
	}

}
