package co.luoyun.osmanager;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import co.luoyun.osmanager.controller.ControllerConnection;
import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.files.Heartbeat;
import co.luoyun.osmanager.files.ReloadRecord;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.files.Working;
import co.luoyun.osmanager.instance.Attempt;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.Configuration.Configured;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.ReadAgain;
import co.luoyun.osmanager.instance.Diagnostic;
import co.luoyun.osmanager.os.OsConfigurer;
import co.luoyun.osmanager.os.SettingOutcome;
import co.luoyun.osmanager.os.script.ConfigScript;
import co.luoyun.osmanager.os.script.ScriptOutcome;
import co.luoyun.osmanager.process.Signals;
import co.luoyun.osmanager.process.Worker;
import co.luoyun.osmanager.source.ConfigurationLoader;
import co.luoyun.osmanager.webssh.TerminalServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Reads the configuration again when it is asked for ({@code systemctl reload},
 * {@code osmanager reload}, SIGHUP) and applies what has changed: each part compares for
 * itself, and leaves alone what is the same. What is asked for during the boot is done at
 * its end.
 */
@Component
class Reload implements Working, ReadAgain {

	private static final Logger logger = LoggerFactory.getLogger(Reload.class);

	private static final Duration QUIET = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private static final Duration TURN = Duration.ofMinutes(1);

	/** Every step of one has a limit, well below this; the config script has its own. */
	private static final Duration LONGEST_RELOAD = Duration.ofMinutes(10);

	private final ReloadRequests requests;

	private final Heartbeat heartbeat;

	private final Worker worker = new Worker("reload", this::reloadAtRequest);

	private final SystemRoot root;

	private final CurrentConfiguration current;

	private final ConfigurationLoader loader;

	private final OsConfigurer osConfigurer;

	private final ConfigScript script;

	private final ControllerConnection connection;

	private final TerminalServer terminalServer;

	private ReloadRecord record = ReloadRecord.of(ProcessHandle.current().pid());

	Reload(Ticker ticker, SystemRoot root, CurrentConfiguration current, ConfigurationLoader loader,
			OsConfigurer osConfigurer, ConfigScript script, ControllerConnection connection,
			TerminalServer terminalServer) {
		this.requests = new ReloadRequests(ticker, QUIET, LONGEST);
		this.heartbeat = new Heartbeat("reload", ticker);
		this.root = root;
		this.current = current;
		this.loader = loader;
		this.osConfigurer = osConfigurer;
		this.script = script;
		this.connection = connection;
		this.terminalServer = terminalServer;
	}

	/** Takes requests from now on, and meets none yet: the system is being booted. */
	void listen() {
		forget();
		// What 'osmanager reload' sends: by default it does nothing to a process that is
		// only
		// just starting or is not ours, and nohup(1) does not keep it away.
		Signals.handle("URG", (_) -> this.requests.add());
		if (!Signals.handle("HUP", (_) -> this.requests.add())) {
			logger.info("SIGHUP is ignored, as under nohup: only 'osmanager reload' has the configuration read again");
		}
	}

	@Override
	public void ask() {
		this.requests.add();
	}

	/** The boot is over: meets the requests, those of before and those to come. */
	void start() {
		tell(this.record);
		this.worker.start();
	}

	/** Meets no more requests. */
	void stop() {
		this.worker.stop();
		this.heartbeat.rest();
		forget();
	}

	@Override
	public Stream<Heartbeat> heartbeats() {
		return Stream.of(this.heartbeat);
	}

	private void reloadAtRequest() throws InterruptedException {
		while (true) {
			this.heartbeat.beat(TURN);
			if (this.requests.take(TURN)) {
				this.heartbeat.beat(LONGEST_RELOAD.plus(this.script.timeLimit()));
				tell(this.record.begin());
				tell(this.record.end(reload()));
			}
		}
	}

	private List<String> reload() {
		logger.info("Reloading the configuration");
		try {
			List<String> failures = new ArrayList<>(load());
			this.osConfigurer.configure()
				.outcomes()
				.stream()
				.filter((outcome) -> outcome.result() == SettingOutcome.Result.FAILED)
				.forEach((outcome) -> failures.add(outcome.setting() + ": " + outcome.detail()));
			this.script.runIfLeftOut()
				.filter(ScriptOutcome::failed)
				.map(ScriptOutcome::toString)
				.ifPresent(failures::add);
			this.connection.reconfigure();
			this.terminalServer.reconfigure();
			logger.info("Configuration reloaded");
			return failures;
		}
		catch (RuntimeException | Error ex) {
			Failure.log(logger, "Reloading failed, and what was in force stays", ex);
			return List.of("OS Manager itself, see its log: " + Failure.oneLine(ex));
		}
	}

	private List<String> load() {
		Configuration before = this.current.get();
		Configuration now = this.loader.load();
		Stream<String> errors = now.diagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.severity() == Diagnostic.Severity.ERROR)
			.map(Diagnostic::toString);
		return Stream.concat(kept(before, now), errors).toList();
	}

	private static Stream<String> kept(Configuration before, Configuration now) {
		boolean kept = before instanceof Configured former && now instanceof Configured present
				&& former.loadedAt().equals(present.loadedAt());
		return kept ? Stream.of("no source has a configuration without errors, and what was in force stays: "
				+ Attempt.line(now.attempts())) : Stream.empty();
	}

	private void tell(ReloadRecord news) {
		this.record = news;
		try {
			news.write(this.root);
		}
		catch (IOException ex) {
			logger.warn("'osmanager reload' will not learn what came of it: {}", ex.toString());
		}
	}

	private void forget() {
		try {
			ReloadRecord.remove(this.root);
		}
		catch (IOException ex) {
			logger.debug("What was told of reloads is not removed", ex);
		}
	}

}
