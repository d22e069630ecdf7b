package co.luoyun.osmanager.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import co.luoyun.osmanager.StartsPrograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@StartsPrograms
@Timeout(60)
class RunningProcessTests {

	private static final String FAMILY = "sleep 300 & echo $$ $!; wait";

	private final CommandRunner runner = new CommandRunner(CommandPolicy.runEverything());

	private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

	@Test
	void isEndedWithItsWholeGroup() throws IOException {
		RunningProcess family = this.runner.start(Command.of("/bin/sh", "-c", FAMILY), this.lines::add);
		List<Long> pids = awaitPids();
		assertThat(family.isAlive()).isTrue();
		assertThat(pids).hasSize(2).first().isEqualTo(family.pid());
		family.stop(Duration.ofSeconds(1));
		assertThat(family.isAlive()).isFalse();
		assertGone(pids);
	}

	@Test
	void leavesNothingBehindWhenOnlyTheLeaderHasEnded() throws IOException {
		RunningProcess family = this.runner.start(Command.of("/bin/sh", "-c", "sleep 300 & echo $$ $!; exit 4"),
				this.lines::add);
		List<Long> pids = awaitPids();
		await().until(() -> !family.isAlive());
		assertThat(family.exitCode()).isEqualTo(4);
		assertThat(ProcessIdentity.of(pids.getLast())).isPresent();
		family.stop(Duration.ZERO);
		assertGone(pids);
	}

	@Test
	void isEndedEvenWhenItIsHeld() throws IOException {
		RunningProcess held = this.runner.start(Command.of("/bin/sh", "-c", FAMILY), this.lines::add);
		List<Long> pids = awaitPids();
		this.runner.run(Command.of("/bin/sh", "-c", "kill -STOP " + held.pid()));
		held.stop(Duration.ofMillis(100));
		assertGone(pids);
	}

	@Test
	void endsItsWatch() throws IOException {
		RunningProcess program = this.runner.start(Command.of("sleep", "300"), this.lines::add);
		List<Long> watches = watches(ProcessHandle.current()).toList();
		assertThat(watches).isNotEmpty();
		program.stop(Duration.ofSeconds(1));
		assertGone(watches);
	}

	@Test
	void doesNotOutliveUs() throws Exception {
		Process ourLikeness = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
				System.getProperty("java.class.path"), Likeness.class.getName())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		try (BufferedReader reader = ourLikeness.inputReader()) {
			this.lines.add(reader.readLine());
			List<Long> pids = awaitPids();
			List<Long> watches = watches(ourLikeness.toHandle()).toList();
			assertThat(pids).hasSize(2).allSatisfy((pid) -> assertThat(ProcessIdentity.of(pid)).isPresent());
			assertThat(watches).hasSize(1);
			ourLikeness.destroyForcibly();
			assertGone(pids);
			assertGone(watches);
		}
	}

	private List<Long> awaitPids() {
		await().until(() -> !this.lines.isEmpty());
		return Stream.of(this.lines.getFirst().split(" ")).map(Long::valueOf).toList();
	}

	private static Stream<Long> watches(ProcessHandle parent) {
		return parent.children()
			.filter((child) -> child.info().commandLine().orElse("").contains("osmanager-watch"))
			.map(ProcessHandle::pid);
	}

	private static void assertGone(List<Long> pids) {
		await()
			.untilAsserted(() -> assertThat(pids).allSatisfy((pid) -> assertThat(ProcessIdentity.of(pid)).isEmpty()));
	}

	/** What is killed in our place. */
	static final class Likeness {

		private Likeness() {
		}

		public static void main(String[] args) throws Exception {
			RunningProcess family = new CommandRunner(CommandPolicy.runEverything())
				.start(Command.of("/bin/sh", "-c", FAMILY), System.out::println);
			boolean ignored = family.await(Duration.ofMinutes(5));
		}

	}

}
