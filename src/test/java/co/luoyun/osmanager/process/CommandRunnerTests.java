package co.luoyun.osmanager.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import co.luoyun.osmanager.SetTicker;
import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.files.FileMessage;
import co.luoyun.osmanager.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@StartsPrograms
@Timeout(60)
class CommandRunnerTests {

	private final CommandRunner runner = new CommandRunner(CommandPolicy.runEverything());

	@TempDir
	Path folder;

	@Test
	void givesOutputErrorsAndExitCode() {
		CommandResult result = sh("echo out; echo err >&2; exit 3");
		assertThat(result.ending()).isEqualTo(new Ending.Exited(3));
		assertThat(result.output()).isEqualTo("out\n");
		assertThat(result.errors()).isEqualTo("err\n");
		assertThat(result.truncated()).isFalse();
		assertThat(result.succeeded()).isFalse();
		assertThatThrownBy(result::orThrow).isInstanceOf(CommandFailedException.class)
			.hasMessageContaining("exit code 3: err");
	}

	@Test
	void howLongItTookIsMeasuredByTheTicker() {
		SetTicker ticker = new SetTicker();
		CommandRunner stepped = new CommandRunner(CommandPolicy.runEverything(), new Programs(), ticker);
		Command untilItIsHeard = Command.of("/bin/sh", "-c", "echo out; until [ -e heard ]; do sleep 0.05; done")
			.in(this.folder);
		CommandResult result = stepped.run(untilItIsHeard, (_) -> {
			ticker.forward(Duration.ofSeconds(3));
			assertThat(this.folder.resolve("heard").toFile().mkdir()).isTrue();
		});
		assertThat(result.took()).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void handsArgumentsOverAsTheyAre() {
		CommandResult result = this.runner
			.run(Command.of("printf", "[%s]", "a b", "", "$HOME", "`id`", "'\"", "-n", "*", "two\nlines", "中文"));
		assertThat(result.output()).isEqualTo("[a b][][$HOME][`id`]['\"][-n][*][two\nlines][中文]");
	}

	@Test
	void givesEnvironmentAndDirectory() {
		CommandResult result = this.runner.run(Command.of("/bin/sh", "-c", "echo \"$GREETING\"; pwd")
			.withEnvironment(Map.of("GREETING", "hello there"))
			.in(this.folder));
		assertThat(result.output()).isEqualTo("hello there\n" + this.folder + "\n");
	}

	@Test
	void runsProgramsInASessionOfTheirOwn() {
		String[] fields = sh("cat /proc/$$/stat").output().split(" ");
		assertThat(fields[4]).as("process group").isEqualTo(fields[0]);
		assertThat(fields[5]).as("session").isEqualTo(fields[0]);
	}

	@Test
	void givesInputAsItIs() {
		String input = "first\n\nno end of line: $x";
		assertThat(this.runner.run(Command.of("cat").withInput(input)).output()).isEqualTo(input);
		assertThat(this.runner.run(Command.of("cat").withInput("")).output()).isEmpty();
	}

	@Test
	void givesAnEndedInputWhenThereIsNone() {
		assertThat(this.runner.run(Command.of("cat").within(Duration.ofSeconds(5))).ending())
			.isEqualTo(new Ending.Exited(0));
	}

	@Test
	void doesNotMindAProgramThatLeavesItsInput() {
		CommandResult result = this.runner.run(Command.of("true").withInput("x".repeat(1_000_000)));
		assertThat(result.succeeded()).isTrue();
	}

	@Test
	void keepsInputOutOfWords() {
		Command command = Command.of("chpasswd", "-e").withInput("root:$6$secret");
		CommandResult result = new CommandResult(command, new Ending.Exited(1), "", "", false, Duration.ZERO);
		assertThat(command.toString()).isEqualTo("chpasswd -e");
		assertThat(result.toString()).doesNotContain("secret");
		assertThat(command.input().toString()).doesNotContain("secret");
		assertThatThrownBy(result::orThrow).message().doesNotContain("secret");
	}

	@Test
	void killsTheWholeGroupAtTheTimeLimit() throws IOException {
		Path pids = this.folder.resolve("pids");
		CommandResult result = this.runner.run(
				Command
					.of("/bin/sh", "-c",
							"sh -c 'trap \"\" TERM; sleep 300 & echo $$ $! >> \"$0\"; wait; sleep 300' " + pids
									+ " & wait")
					.within(Duration.ofMillis(500)));
		assertThat(result.ending()).isEqualTo(new Ending.TimedOut(Duration.ofMillis(500)));
		assertThat(result.took()).isLessThan(Duration.ofSeconds(5));
		assertGone(pids, 2);
	}

	@Test
	void killsAProgramThatIgnoresBeingAsked() {
		CommandResult result = this.runner
			.run(Command.of("/bin/sh", "-c", "trap '' TERM; while :; do sleep 1; done").within(Duration.ofMillis(200)));
		assertThat(result.ending()).isInstanceOf(Ending.TimedOut.class);
		assertThat(result.took()).isLessThan(Duration.ofSeconds(6));
	}

	@Test
	void keepsOutputUpToTheLimitAndNeverBlocksTheProgram() {
		CommandResult result = this.runner
			.run(Command.of("/bin/sh", "-c", "head -c 5000000 /dev/zero | tr '\\0' x; echo done >&2").keeping(1000));
		assertThat(result.succeeded()).isTrue();
		assertThat(result.output()).isEqualTo("x".repeat(1000));
		assertThat(result.errors()).isEqualTo("done\n");
		assertThat(result.truncated()).isTrue();
	}

	@Test
	void handsLinesOnAndOutlivesAConsumerThatFails() {
		List<String> lines = Collections.synchronizedList(new ArrayList<>());
		CommandResult result = this.runner.run(Command.of("printf", "one\\ntwo\\r\\nthree"), (line) -> {
			lines.add(line);
			throw new IllegalStateException("does not want it");
		});
		assertThat(result.output()).isEqualTo("one\ntwo\r\nthree");
		assertThat(lines).containsExactly("one", "two", "three");
	}

	@Test
	void saysThatAProgramIsMissing() {
		assertThat(this.runner.run(Command.of("no-such-program")).ending())
			.isEqualTo(new Ending.NotStarted(ProcessMessage.NOT_IN_PATH.with("no-such-program")));
		Path missing = this.folder.resolve("missing");
		assertThat(this.runner.run(Command.of(missing.toString())).ending())
			.isEqualTo(new Ending.NotStarted(FileMessage.NOT_THERE.with(missing)));
	}

	@Test
	void saysThatAFileIsNoProgram() throws IOException {
		Path file = script("x", "#!/bin/sh\n", "rw-r--r--");
		assertThat(this.runner.run(Command.of(file.toString())).ending())
			.isEqualTo(new Ending.NotStarted(ProcessMessage.NOT_EXECUTABLE.with(file)));
		assertThat(this.runner.run(Command.of(this.folder.toString())).ending())
			.isEqualTo(new Ending.NotStarted(ProcessMessage.NO_PROGRAM.with(this.folder)));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "#!/bin/sh\\r\\nexit 0\\r\\n, has the line ends of Windows",
					"exit 0\\r\\n, has the line ends of Windows", "``, is empty",
					"#!/no/such/shell -e\\n, is to be run by /no/such/shell",
					"#!/usr/bin/env -S no-such-python3 -u\\n, is to be run by no-such-python3" })
	void saysWhatIsWrongWithAScript(String text, String words) throws IOException {
		Path file = script("x", text.translateEscapes(), "rwxr-xr-x");
		assertThat(this.runner.run(Command.of(file.toString())).ending()).isInstanceOf(Ending.NotStarted.class)
			.asString()
			.contains(file + " " + words);
	}

	@Test
	void doesNotTakeAnExitCodeOf127ForAProgramThatWasNotStarted() {
		assertThat(sh("no-such-program").ending()).isEqualTo(new Ending.Exited(127));
	}

	@Test
	void runsAScriptWithoutInterpreterLineAsAShellWould() throws IOException {
		Path file = script("x", "exit 7\n", "rwxr-xr-x");
		assertThat(this.runner.run(Command.of(file.toString())).ending()).isEqualTo(new Ending.Exited(7));
	}

	@Test
	void refusesAnotherMachinesProgram() throws IOException {
		byte[] program = Files.readAllBytes(Path.of("/bin/true"));
		program[18] = (byte) 243;
		program[19] = 0;
		Path file = script("x", "", "rwxr-xr-x");
		Files.write(file, program);
		assertThat(this.runner.run(Command.of(file.toString())).ending()).isInstanceOf(Ending.NotStarted.class)
			.asString()
			.contains("built for another machine (ELF machine 243");
	}

	@Test
	void saysThatTheDirectoryIsMissing() {
		CommandResult result = this.runner.run(Command.of("true").in(this.folder.resolve("missing")));
		assertThat(result.ending()).isInstanceOf(Ending.NotStarted.class).asString().contains("missing");
	}

	@Test
	void givesASignalAsAnExitCodeOver128() {
		assertThat(sh("kill -9 $$").ending()).isEqualTo(new Ending.Exited(137));
	}

	@Test
	void neitherWaitsForADaemonNorEndsIt() {
		Path alive = this.folder.resolve("alive");
		CommandResult result = this.runner.run(Command.of("/bin/sh", "-c",
				"(for i in 1 2 3 4 5 6 7 8 9 10; do echo line $i; echo err >&2; sleep 0.2; done; echo yes > \"$0\") & exit 0",
				alive.toString()));
		assertThat(result.succeeded()).isTrue();
		assertThat(result.took()).isLessThan(Duration.ofSeconds(1));
		await().untilAsserted(() -> assertThat(alive).hasContent("yes"));
	}

	@Test
	void endsTheProgramOfAThreadThatIsInterrupted() throws Exception {
		Path pids = this.folder.resolve("pids");
		Thread thread = Thread.ofVirtual()
			.start(() -> sh("sleep 300 & echo $$ $! > " + pids + ".new; mv " + pids + ".new " + pids + "; wait"));
		await().until(() -> Files.exists(pids));
		thread.interrupt();
		assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
		assertGone(pids, 2);
	}

	@Test
	void runsNothingThatThePolicyRefuses() {
		CommandRunner planning = new CommandRunner(CommandPolicy.planChanges(Message.plain("a sandbox")));
		Path file = this.folder.resolve("file");
		CommandResult planned = planning.run(Command.of("touch", file.toString()).changingSystem());
		assertThat(planned.planned()).isTrue();
		assertThat(planned.ending()).hasToString("planned only: a sandbox");
		assertThat(file).doesNotExist();
		assertThat(planning.run(Command.of("true")).succeeded()).isTrue();
		assertThatThrownBy(() -> planning.start(Command.of("sleep", "300").changingSystem(), (line) -> {
		})).isInstanceOf(IOException.class).hasMessage("planned only: a sandbox");
	}

	private CommandResult sh(String script) {
		return this.runner.run(Command.of("/bin/sh", "-c", script));
	}

	private Path script(String name, String content, String mode) throws IOException {
		Path file = Files.writeString(this.folder.resolve(name), content);
		return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
	}

	private static void assertGone(Path pids, int count) throws IOException {
		List<Long> numbers = Files.readString(pids)
			.strip()
			.lines()
			.flatMap((line) -> List.of(line.split(" ")).stream())
			.map(Long::valueOf)
			.toList();
		assertThat(numbers).hasSize(count);
		await().untilAsserted(
				() -> assertThat(numbers).allSatisfy((pid) -> assertThat(ProcessIdentity.of(pid)).isEmpty()));
	}

}
