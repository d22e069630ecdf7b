package co.luoyun.osmanager.os.script;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.os.OsProperties;
import co.luoyun.osmanager.os.Sandbox;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@StartsPrograms
class ConfigScriptTests {

	private static final String SCRIPT = "LuoYun/custom/scripts/config";

	private Sandbox sandbox;

	@BeforeEach
	void makeSandbox(@TempDir Path root) {
		this.sandbox = new Sandbox(root);
	}

	@Test
	void runsInHomeWithItsEnvironment() {
		script("pwd > out; echo \"$OSMANAGER_ROOT|$OSMANAGER_HOME|$OSMANAGER_CONF|$#\" >> out");
		ConfigScript script = script(Duration.ofSeconds(20));
		assertThat(script.newest()).isEmpty();
		assertThat(script.run().state()).isEqualTo(ScriptOutcome.State.SUCCEEDED);
		assertThat(script.newest()).get().returns(OptionalInt.of(0), ScriptOutcome::exitCode);
		Path home = this.sandbox.systemRoot().home();
		assertThat(this.sandbox.text("LuoYun/out")).isEqualTo(home + "\n" + this.sandbox.systemRoot().root() + "|"
				+ home + "|" + home.resolve("conf/luoyun.conf") + "|0\n");
	}

	@Test
	void reportsItsExitCode() {
		script("exit 3");
		assertThat(script(Duration.ofSeconds(20)).run()).returns(ScriptOutcome.State.FAILED, ScriptOutcome::state)
			.returns(OptionalInt.of(3), ScriptOutcome::exitCode);
	}

	@Test
	void killsItWithAllThatItStarted() {
		script("sleep 300 & echo $! > pid; wait");
		assertThat(script(Duration.ofMillis(500)).run().state()).isEqualTo(ScriptOutcome.State.TIMED_OUT);
		long pid = Long.parseLong(this.sandbox.text("LuoYun/pid").strip());
		await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
	}

	@Test
	void isSkippedWhenItIsMissingAndFailsWhenItIsNotExecutable() {
		assertThat(script(Duration.ofSeconds(1)).run()).returns(ScriptOutcome.State.SKIPPED, ScriptOutcome::state)
			.extracting(ScriptOutcome::detail)
			.asString()
			.startsWith("there is no");
		this.sandbox.file(SCRIPT, "#!/bin/sh\n", "rw-r--r--");
		assertThat(script(Duration.ofSeconds(1)).run()).returns(ScriptOutcome.State.FAILED, ScriptOutcome::state)
			.extracting(ScriptOutcome::detail)
			.asString()
			.contains("chmod +x");
	}

	@Test
	void oneThatCannotBeStartedFails() {
		this.sandbox.file(SCRIPT, "#!/no/such/shell\n", "rwxr-xr-x");
		assertThat(script(Duration.ofSeconds(5)).run().state()).isEqualTo(ScriptOutcome.State.FAILED);
	}

	@Test
	void oneThatIsCutShortIsNotBegunForEver() {
		script("echo run >>ran; sleep 300");
		for (int i = 0; i < 3; i++) {
			cutShort(script(Duration.ofSeconds(60)));
		}
		script("echo run >>ran");
		ConfigScript script = script(Duration.ofSeconds(60));
		assertThat(script.runAtStart()).returns(ScriptOutcome.State.CUT_SHORT, ScriptOutcome::state)
			.returns(true, ScriptOutcome::failed)
			.extracting(ScriptOutcome::detail)
			.asString()
			.contains("ended 3 times", "osmanager reload");
		assertThat(this.sandbox.text("LuoYun/ran")).isEqualTo("run\nrun\nrun\n");
		assertThat(script.runIfLeftOut()).get().returns(ScriptOutcome.State.SUCCEEDED, ScriptOutcome::state);
		assertThat(script.runIfLeftOut()).as("it was run").isEmpty();
		assertThat(script.runAtStart().state()).isEqualTo(ScriptOutcome.State.SUCCEEDED);
	}

	@Test
	void anotherBootOfTheMachineBeginsAnew() {
		script("echo run >>ran");
		this.sandbox.file("LuoYun/run/config-script.begun", "00000000-0000-0000-0000-000000000000 3\n", "rw-------");
		assertThat(script(Duration.ofSeconds(60)).runAtStart().state()).isEqualTo(ScriptOutcome.State.SUCCEEDED);
	}

	// As by a stop; what a kill leaves behind is the same.
	private void cutShort(ConfigScript script) {
		long before = lines();
		Thread boot = Thread.ofVirtual().start(script::runAtStart);
		await().until(() -> lines() == before + 1);
		boot.interrupt();
		await().until(() -> !boot.isAlive());
	}

	private long lines() {
		return Files.exists(this.sandbox.systemRoot().home().resolve("ran"))
				? this.sandbox.text("LuoYun/ran").lines().count() : 0;
	}

	@Test
	void hidesOurSecretsInItsOutput() {
		ScriptLog log = new ScriptLog(Sandbox.current(InstanceSettings.NONE).conf());
		assertThat(log.masked("KEY=015e33a8-787d-457e-b84d-c2a101a816e0!")).isEqualTo("KEY=******!");
	}

	private void script(String text) {
		this.sandbox.file(SCRIPT, "#!/bin/sh\n" + text + "\n", "rwxr-xr-x");
	}

	private ConfigScript script(Duration timeout) {
		OsProperties defaults = Sandbox.Properties.DEFAULT;
		OsProperties properties = new OsProperties(defaults.password(), defaults.sshKeys(), defaults.network(),
				defaults.nameServers(), defaults.hostName(), new OsProperties.Script(true, timeout),
				OsProperties.Drift.REPAIR);
		return new ConfigScript(this.sandbox.systemRoot(), new CommandRunner(CommandPolicy.runEverything()),
				Sandbox.current(InstanceSettings.NONE), properties, Sandbox.CLOCK);
	}

}
