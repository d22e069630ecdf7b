package co.luoyun.osmanager.process;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.StartsPrograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@StartsPrograms
@Timeout(60)
class DeathWatchTests {

	@Test
	void killsWhatItCoversWithoutAnyMeansOfOurs() throws IOException {
		Process covered = new ProcessBuilder("sleep", "300").start();
		DeathWatch watch = DeathWatch.begin(Optional.empty());
		watch.cover(Long.toString(covered.pid()), Optional.empty());
		watch.strike();
		await().until(() -> !covered.isAlive());
		watch.release();
	}

	@Test
	void killsNothingOnceItIsReleased() throws IOException {
		Process covered = new ProcessBuilder("sleep", "300").start();
		List<ProcessHandle> before = ProcessHandle.current().children().toList();
		DeathWatch watch = DeathWatch.begin(Optional.empty());
		ProcessHandle shell = ProcessHandle.current()
			.children()
			.filter((it) -> !before.contains(it))
			.findFirst()
			.orElseThrow();
		watch.cover(Long.toString(covered.pid()), Optional.empty());
		watch.release();
		watch.strike();
		await().until(() -> !shell.isAlive());
		assertThat(covered.isAlive()).isTrue();
		covered.destroyForcibly();
	}

}
