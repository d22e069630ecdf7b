package co.luoyun.osmanager.process;

import java.io.IOException;
import java.time.Duration;

import co.luoyun.osmanager.StartsPrograms;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@StartsPrograms
class ProcessIdentityTests {

	@Test
	void isReadAsItWasWritten() {
		ProcessIdentity ourselves = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
		assertThat(ourselves.isRunning()).isTrue();
		assertThat(ProcessIdentity.parse(ourselves.toString())).contains(ourselves);
		assertThat(ProcessIdentity.parse(ourselves + "\n")).contains(ourselves);
	}

	@Test
	void isNotReadFromSomethingElse() {
		assertThat(ProcessIdentity.parse("")).isEmpty();
		assertThat(ProcessIdentity.parse("12")).isEmpty();
		assertThat(ProcessIdentity.parse("a b c")).isEmpty();
	}

	@Test
	void tellsALaterProcessOfTheSameNumberApart() {
		ProcessIdentity ourselves = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
		assertThat(new ProcessIdentity(ourselves.pid(), ourselves.started() + 1, ourselves.boot()).isRunning())
			.isFalse();
		ProcessIdentity beforeReboot = new ProcessIdentity(ourselves.pid(), ourselves.started(), "another boot");
		assertThat(beforeReboot.isRunning()).isFalse();
		assertThat(beforeReboot.kill()).isFalse();
	}

	@Test
	void killsTheProcessItMeans() throws IOException {
		RunningProcess program = new CommandRunner(CommandPolicy.runEverything()).start(Command.of("sleep", "300"),
				(line) -> {
				});
		ProcessIdentity identity = ProcessIdentity.of(program.pid()).orElseThrow();
		assertThat(identity.kill()).isTrue();
		assertThat(identity.isRunning()).isFalse();
		program.stop(Duration.ZERO);
		assertThat(identity.kill()).isFalse();
	}

}
