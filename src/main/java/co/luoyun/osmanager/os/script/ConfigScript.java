package co.luoyun.osmanager.os.script;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.message.Joint;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.OsMessage;
import co.luoyun.osmanager.os.OsProperties;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.process.Ending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.stereotype.Component;

/**
 * The application's own configuration, {@code custom/scripts/config} in OS Manager's
 * folder. It is run without arguments, in that folder, with OSMANAGER_ROOT (the folder
 * that stands for /), OSMANAGER_HOME (OS Manager's folder) and OSMANAGER_CONF (the path
 * of luoyun.conf) in its environment.
 *
 * <p>
 * A script that was cut short, as the service was killed or stopped while it ran, is
 * begun anew by the next start, but not for ever: after {@value #MOST_BEGINNINGS} times
 * in one boot of the machine it is left out until the next boot, or until a reload.
 */
@Component
public class ConfigScript {

	private static final Logger logger = LoggerFactory.getLogger(ConfigScript.class);

	private static final int MOST_BEGINNINGS = 3;

	private final SystemRoot root;

	private final ScriptMark mark;

	private final CommandRunner runner;

	private final CurrentConfiguration configuration;

	private final OsProperties.Script properties;

	private final Clock clock;

	private volatile Optional<ScriptOutcome> newest = Optional.empty();

	public ConfigScript(SystemRoot root, CommandRunner runner, CurrentConfiguration configuration,
			OsProperties properties, Clock clock) {
		this.root = root;
		this.mark = new ScriptMark(root.home(HomePath.CONFIG_SCRIPT_BEGUN));
		this.runner = runner;
		this.configuration = configuration;
		this.properties = properties.script();
		this.clock = clock;
	}

	/** Where it is. */
	public Path path() {
		return this.root.home(HomePath.CONFIG_SCRIPT);
	}

	/** How long it may take. */
	public Duration timeLimit() {
		return this.properties.timeout();
	}

	/** Why it would not be run; empty when it would. */
	public Optional<Message> obstacle() {
		if (!this.properties.enabled()) {
			return Optional.of(OsMessage.SWITCHED_OFF.with("script"));
		}
		return Files.exists(path(), LinkOption.NOFOLLOW_LINKS) ? Optional.empty()
				: Optional.of(ScriptMessage.NONE.with(path()));
	}

	/**
	 * Runs it to its end, or to its time limit, unless it was cut short too often in this
	 * boot of the machine.
	 * @return what came of it; a failure is an outcome, not an exception
	 */
	public ScriptOutcome runAtStart() {
		int before = this.mark.timesCutShort();
		if (before < MOST_BEGINNINGS || obstacle().isPresent()) {
			return run();
		}
		return take(
				outcome(ScriptOutcome.State.CUT_SHORT, Joint.COLON.with(path(), ScriptMessage.CUT_SHORT.with(before))));
	}

	/**
	 * Runs it if it was left out as it had been cut short too often.
	 * @return what came of it; empty when it was not left out
	 */
	public Optional<ScriptOutcome> runIfLeftOut() {
		return this.newest.filter((outcome) -> outcome.state() == ScriptOutcome.State.CUT_SHORT).map((_) -> run());
	}

	/**
	 * Runs it to its end, or to its time limit.
	 * @return what came of it; a failure is an outcome, not an exception
	 */
	public ScriptOutcome run() {
		return take(skipped().orElseGet(this::execute));
	}

	private ScriptOutcome take(ScriptOutcome outcome) {
		this.newest = Optional.of(outcome);
		logger.atLevel(outcome.failed() ? Level.WARN : Level.INFO).log("The {}", outcome);
		return outcome;
	}

	/** What {@link #run()} would do, without doing it. */
	public ScriptOutcome plan() {
		return skipped().orElseGet(() -> outcome(ScriptOutcome.State.PLANNED, ScriptMessage.AT_BOOT.with(path())));
	}

	private Optional<ScriptOutcome> skipped() {
		return obstacle().map((reason) -> outcome(ScriptOutcome.State.SKIPPED, reason));
	}

	/** What came of it the last time; empty before the first. */
	public Optional<ScriptOutcome> newest() {
		return this.newest;
	}

	private ScriptOutcome execute() {
		Command command = Command.of(path().toString())
			.in(this.root.home())
			.within(this.properties.timeout())
			.keeping(0)
			.foreignProgram()
			.withEnvironment(Map.of("OSMANAGER_ROOT", this.root.root().toString(), "OSMANAGER_HOME",
					this.root.home().toString(), "OSMANAGER_CONF", this.root.home(HomePath.LUOYUN_CONF).toString()));
		ScriptLog log = new ScriptLog(this.configuration.conf());
		this.mark.begin(this.mark.timesCutShort() + 1);
		CommandResult result = this.runner.run(command, log::line);
		// We are to stop, and the script was killed for that.
		if (!Thread.currentThread().isInterrupted()) {
			this.mark.end();
		}
		Ending ending = result.ending();
		OptionalInt code = (ending instanceof Ending.Exited(int exit)) ? OptionalInt.of(exit) : OptionalInt.empty();
		return new ScriptOutcome(ScriptOutcome.State.of(ending), code, Joint.COLON.with(path(), ending.message()),
				this.clock.instant(), result.took());
	}

	// Of a script that was not run.
	private ScriptOutcome outcome(ScriptOutcome.State state, Message detail) {
		return new ScriptOutcome(state, OptionalInt.empty(), detail, this.clock.instant(), Duration.ZERO);
	}

}
