package co.luoyun.osmanager.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import co.luoyun.osmanager.StartsPrograms;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** What becomes of what a program started, wherever it went. */
@StartsPrograms
@Timeout(60)
class DescendantsTests {

	private final CommandRunner runner = new CommandRunner(CommandPolicy.runEverything());

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "setsid $0", "setsid -f $0; sleep 300", "timeout 300 $0", "set -m; $0 & wait",
			"su root -c $0", "setsid setsid -f $0; sleep 300", "(setsid $0 & ) & sleep 300",
			"setsid -f env -i $0 >/dev/null 2>&1; sleep 300" })
	void whatHasLeftTheGroupIsKilledAtTheTimeLimit(String script) throws IOException {
		assumeThat(!script.contains("env -i") || ControlGroup.make().isPresent())
			.as("SKIPPED: without a mark and a parent only a control group finds it")
			.isTrue();
		long descriptors = descriptors();
		CommandResult result = sh(script, Duration.ofSeconds(1));
		assertThat(result.ending()).isInstanceOf(Ending.TimedOut.class);
		assertThat(result.took()).isLessThan(Duration.ofSeconds(6));
		assertThat(pids()).isNotEmpty().allSatisfy((pid) -> assertThat(ProcessIdentity.of(pid)).isEmpty());
		await().until(() -> readers() == 0);
		await().untilAsserted(() -> assertThat(descriptors()).isLessThanOrEqualTo(descriptors));
	}

	@Test
	void whatForksForEverIsKilled() throws IOException {
		CommandResult result = this.runner.run(Command.of("/bin/sh", "-c", "f() { sleep 0.01; f & }; f; sleep 300")
			.within(Duration.ofMillis(500))
			.foreignProgram());
		assertThat(result.ending()).isInstanceOf(Ending.TimedOut.class);
		await().until(() -> readers() == 0);
	}

	@Test
	void aDaemonIsKeptWithAReaderOfItsOwn() throws IOException {
		Path lines = this.folder.resolve("lines");
		CommandResult result = sh("setsid -f sh -c 'echo $$ >> " + pidsFile() + "; while echo line; do echo line >> "
				+ lines + "; sleep 0.1; done'", Duration.ofSeconds(10));
		assertThat(result.succeeded()).isTrue();
		await().until(() -> readers() == 0);
		String pipe = Descendants.link(Path.of("/proc", String.valueOf(pids().getFirst()), "fd", "1"));
		assertThat(pipe).startsWith("pipe:");
		assertThat(openByUs(pipe)).as("it can do without this process").isFalse();
		int written = Files.readAllLines(lines).size();
		await().until(() -> Files.readAllLines(lines).size() > written + 3);
		List<Long> readers = Descendants.holders(Set.of(pipe)).stream().map(Descendants::pid).distinct().toList();
		assertThat(readers).hasSizeGreaterThan(1);
		ProcessHandle.of(pids().getFirst()).ifPresent(ProcessHandle::destroyForcibly);
		await().untilAsserted(
				() -> assertThat(readers).allSatisfy((pid) -> assertThat(ProcessIdentity.of(pid)).isEmpty()));
	}

	@RepeatedTest(10)
	void aDaemonWhoseChildrenComeAndGoIsReadOn() throws IOException {
		CommandResult result = sh(
				"setsid -f sh -c 'echo $$ >> " + pidsFile()
						+ "; while :; do for i in 1 2 3 4 5 6 7 8; do sleep 0.01 & done; wait; done'",
				Duration.ofSeconds(10));
		assertThat(result.succeeded()).isTrue();
		try {
			await().until(() -> readers() == 0);
			String pipe = Descendants.link(Path.of("/proc", String.valueOf(pids().getFirst()), "fd", "1"));
			assertThat(openByUs(pipe)).as("it can do without this process").isFalse();
		}
		finally {
			ProcessHandle.of(pids().getFirst()).ifPresent(ProcessHandle::destroyForcibly);
		}
	}

	@Test
	void aForeignProgramDoesNotOutliveUsAndWhatItHasLeftBehindDoes() throws Exception {
		Process ourLikeness = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
				System.getProperty("java.class.path"), Likeness.class.getName(), pidsFile().toString())
			.start();
		try (BufferedReader reader = ourLikeness.inputReader()) {
			assertThat(reader.readLine()).isEqualTo("begun");
			await().until(() -> Files.exists(pidsFile()) && pids().size() == 2);
			ourLikeness.destroyForcibly().waitFor();
			await().untilAsserted(() -> assertThat(ProcessIdentity.of(pids().getLast())).isEmpty());
			assertThat(ProcessIdentity.of(pids().getFirst())).as("the daemon").isPresent();
		}
		finally {
			ProcessHandle.of(pids().getFirst()).ifPresent(ProcessHandle::destroyForcibly);
		}
	}

	@Test
	void programsInheritNothingOfTheService() {
		ProcessBuilder builder = new ProcessBuilder("true");
		builder.environment()
			.putAll(Map.of("NOTIFY_SOCKET", "/run/systemd/notify", "WATCHDOG_USEC", "1", "WATCHDOG_PID", "1",
					"JOURNAL_STREAM", "8:1", "LISTEN_FDS", "1", "INVOCATION_ID", "x", "SOMETHING_ELSE", "x", "LC_TIME",
					"C"));
		ProgramEnvironment.give(builder, Map.of("GREETING", "hello"));
		assertThat(builder.environment()).containsEntry("LC_TIME", "C")
			.containsEntry("GREETING", "hello")
			.containsKey("PATH")
			.doesNotContainKeys("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "JOURNAL_STREAM", "LISTEN_FDS",
					"INVOCATION_ID", "SOMETHING_ELSE");
	}

	@Test
	void programsHaveTheUsualLimits() throws IOException {
		assertThat(this.runner.run(Command.of("/bin/sh", "-c", "ulimit -S -n")).output()).isEqualTo("1024\n");
		int own = Integer.parseInt(Files.readString(Path.of("/proc/self/oom_score_adj")).strip());
		assertThat(this.runner.run(Command.of("cat", "/proc/self/oom_score_adj")).output().strip())
			.isEqualTo(String.valueOf(Math.max(0, own)));
	}

	private CommandResult sh(String script, Duration limit) throws IOException {
		Path program = Files.writeString(this.folder.resolve("program"),
				"#!/bin/sh\necho $$ >> " + pidsFile() + "\ntrap '' TERM HUP\nwhile :; do sleep 1; done\n");
		boolean executable = program.toFile().setExecutable(true, false);
		assertThat(executable).isTrue();
		return this.runner.run(Command.of("/bin/sh", "-c", script, program.toString()).within(limit).foreignProgram());
	}

	private Path pidsFile() {
		return this.folder.resolve("pids");
	}

	private List<Long> pids() throws IOException {
		return Files.readAllLines(pidsFile()).stream().map(Long::valueOf).toList();
	}

	private static boolean openByUs(String pipe) throws IOException {
		try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
			return open.anyMatch((descriptor) -> Descendants.link(descriptor).equals(pipe));
		}
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

	/** What is killed in our place, after one program and during another. */
	static final class Likeness {

		private Likeness() {
		}

		public static void main(String[] args) {
			CommandRunner runner = new CommandRunner(CommandPolicy.runEverything());
			runner.run(Command.of("/bin/sh", "-c", "setsid sleep 300 & echo $! >> " + args[0]).foreignProgram());
			System.out.println("begun");
			runner.run(Command.of("/bin/sh", "-c", "echo $$ >> " + args[0] + "; sleep 300").foreignProgram());
		}

	}

}
