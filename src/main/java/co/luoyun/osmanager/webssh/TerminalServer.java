package co.luoyun.osmanager.webssh;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.files.Heartbeat;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.files.Working;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.process.Programs;
import co.luoyun.osmanager.process.RunningProcess;
import co.luoyun.osmanager.process.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Keeps the web terminal running as the configuration says: starts shellinaboxd, replaces
 * it when it ends or hangs, and ends it with us.
 */
public class TerminalServer implements Working {

	private static final Logger logger = LoggerFactory.getLogger(TerminalServer.class);

	private static final Duration GRACE = Duration.ofSeconds(1);

	private static final Duration START_LOOK = Duration.ofMillis(100);

	private final CommandRunner runner;

	private final Clock clock;

	private final Ticker ticker;

	private final Wakeups wakeups;

	private final WebSshProperties properties;

	private final TerminalPlanner planner;

	private final Failures failures;

	private final LimitedLog output;

	private final AtomicLong restarts = new AtomicLong();

	private volatile TerminalState state = new TerminalState.Stopped();

	private TerminalState told = this.state;

	private final Worker supervisor = new Worker("webssh", this::supervise);

	/**
	 * A terminal server that is not started yet.
	 * @param home OS Manager's folder, which may hold {@code bin/webssh/shellinaboxd}
	 * @param runner starts it
	 * @param configuration says whether and on which port it runs
	 * @param properties how it is run
	 * @param clock tells since when it runs
	 * @param ticker tells for how long
	 */
	public TerminalServer(Path home, CommandRunner runner, CurrentConfiguration configuration,
			WebSshProperties properties, Clock clock, Ticker ticker) {
		this(home, new Programs()::find, runner, configuration, properties, clock, ticker);
	}

	TerminalServer(Path home, Function<String, Optional<Path>> programs, CommandRunner runner,
			CurrentConfiguration configuration, WebSshProperties properties, Clock clock, Ticker ticker) {
		this.runner = runner;
		this.clock = clock;
		this.ticker = ticker;
		this.wakeups = new Wakeups(ticker, properties.answerTimeout().plus(properties.answerTimeout()));
		this.properties = properties;
		this.planner = new TerminalPlanner(home, programs, runner, configuration, properties);
		this.failures = new Failures(ticker, properties);
		this.output = new LimitedLog(ticker);
	}

	/** Starts keeping it running, unless that goes on already. */
	public void start() {
		this.wakeups.beat(Duration.ZERO);
		this.supervisor.start();
	}

	/** Ends it, with all its sessions. */
	public void stop() {
		this.supervisor.stop();
		this.wakeups.rest();
	}

	@Override
	public Stream<Heartbeat> heartbeats() {
		return this.wakeups.heartbeats();
	}

	/**
	 * The configuration has changed: what should run now is looked at anew, also after it
	 * has failed often. One that runs as it should goes on.
	 */
	public void reconfigure() {
		this.wakeups.reload();
	}

	/** What it is doing. */
	public TerminalState state() {
		return this.state;
	}

	/** Who can reach it when it runs. */
	public Exposure exposure() {
		return this.properties.exposure();
	}

	/**
	 * Whether its own addresses begin with the exposure's base path; otherwise it knows
	 * none.
	 */
	public boolean knowsBasePath() {
		return CommandTemplate.namesBase(this.properties.command());
	}

	/** How often it was started again after a failure. */
	public long restarts() {
		return this.restarts.get();
	}

	private void supervise() throws InterruptedException {
		try {
			while (!Thread.currentThread().isInterrupted()) {
				follow(this.planner.plan());
			}
		}
		finally {
			enter(new TerminalState.Stopped());
		}
	}

	private void follow(TerminalPlan plan) throws InterruptedException {
		switch (plan) {
			case TerminalPlan.Nothing(TerminalState why) -> rest(why);
			case TerminalPlan.Launch launch -> serve(launch);
		}
	}

	// What keeps it from running may go away by itself: a look now and then is cheap.
	private void rest(TerminalState why) throws InterruptedException {
		enter(why);
		boolean ignored = this.wakeups.awaitReload(this.properties.checkInterval());
	}

	private void serve(TerminalPlan.Launch launch) throws InterruptedException {
		if (!new TerminalPort(launch.port()).isFree(launch.exposure().bind())) {
			rest(TerminalState.PortInUse.now(launch.port()));
			return;
		}
		enter(new TerminalState.Starting(launch.port()));
		long started = this.ticker.getAsLong();
		Optional<Message> failure;
		try {
			failure = run(launch);
		}
		catch (IOException ex) {
			rest(new TerminalState.NotStartable(Failure.inWords(ex)));
			return;
		}
		if (failure.isPresent()) {
			recover(failure.get(), this.ticker.since(started));
		}
	}

	private Optional<Message> run(TerminalPlan.Launch launch) throws IOException, InterruptedException {
		RunningProcess server = this.runner.start(launch.command(), this.output);
		try {
			server.onExit(this.wakeups::wake);
			return watch(server, launch);
		}
		finally {
			server.stop(GRACE);
		}
	}

	/**
	 * Watches a server for as long as it should run.
	 * @return what went wrong with it; empty when something else should run now
	 */
	private Optional<Message> watch(RunningProcess server, TerminalPlan.Launch launch) throws InterruptedException {
		ServerWatch watch = new ServerWatch(new TerminalPort(launch.port()), server.pid(), this.properties,
				this.ticker);
		while (true) {
			this.wakeups.await(watch.isAnswering() ? this.properties.checkInterval() : START_LOOK);
			if (!server.isAlive()) {
				return Optional.of(TerminalMessage.ENDED.with(server.exitCode()));
			}
			if (this.wakeups.takeReload() && !this.planner.plan().equals(launch)) {
				return Optional.empty();
			}
			Optional<Message> fault = watch.look();
			if (fault.isPresent() && server.isAlive()) {
				return fault;
			}
			if (watch.isAnswering() && !(this.state instanceof TerminalState.Running)) {
				enter(new TerminalState.Running(launch.port(), launch.exposure(), server.pid(), this.clock.instant()));
			}
		}
	}

	private void recover(Message failure, Duration lasted) throws InterruptedException {
		this.failures.add(lasted);
		Duration pause = this.failures.pause();
		enter(this.failures.tooMany() ? new TerminalState.Failing(failure, pause)
				: new TerminalState.Restarting(failure, pause));
		if (this.wakeups.awaitReload(pause)) {
			this.failures.clear();
		}
		this.restarts.incrementAndGet();
	}

	private void enter(TerminalState next) {
		this.state = next;
		if (next.equals(this.told) || next instanceof TerminalState.Starting) {
			return;
		}
		this.told = next;
		boolean bad = next.judge().compareTo(ComponentState.WARNING) >= 0;
		logger.atLevel(bad ? Level.WARN : Level.INFO).log("{}", next.explanation());
	}

}
