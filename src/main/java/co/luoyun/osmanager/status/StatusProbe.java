package co.luoyun.osmanager.status;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.process.Worker;
import co.luoyun.osmanager.files.Heartbeat;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.files.Working;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the application's status program, first at once and then at a fixed interval, and
 * keeps what came of it. It never runs twice at the same time: a run that takes longer
 * than the interval lets the turns pass that it overlaps.
 */
public final class StatusProbe implements Working {

	private static final Logger logger = LoggerFactory.getLogger(StatusProbe.class);

	private final CommandRunner runner;

	private final Clock clock;

	private final Ticker ticker;

	private final StatusProperties properties;

	private final Path program;

	private final Supplier<Map<String, String>> environment;

	private final StatusRecord record;

	private final List<Consumer<ApplicationStatus>> changeListeners = new CopyOnWriteArrayList<>();

	private final List<Consumer<ProbeResult>> resultListeners = new CopyOnWriteArrayList<>();

	private final Heartbeat heartbeat;

	private final Worker worker = new Worker("status-probe", this::probeAtInterval);

	/**
	 * A probe that is not started yet.
	 * @param runner runs the program
	 * @param clock tells when it was started
	 * @param ticker tells whose turn it is
	 * @param properties interval and limits
	 * @param program the status program, {@code custom/scripts/status} in OS Manager's
	 * folder; it may be missing
	 * @param environment variables that the program gets on top of our own environment,
	 * asked for before each run
	 */
	public StatusProbe(CommandRunner runner, Clock clock, Ticker ticker, StatusProperties properties, Path program,
			Supplier<Map<String, String>> environment) {
		this.runner = runner;
		this.clock = clock;
		this.ticker = ticker;
		this.heartbeat = new Heartbeat("status-probe", ticker);
		this.properties = properties;
		this.program = program;
		this.environment = environment;
		this.record = new StatusRecord(properties.confirmations(), properties.history());
	}

	/** Starts probing, unless it goes on already. */
	public void start() {
		beat();
		this.worker.start();
	}

	/** Ends probing; a status program that is running is killed. */
	public void stop() {
		this.worker.stop();
		this.heartbeat.rest();
	}

	/** How the application is. */
	public ComponentState judge() {
		if (newest().isEmpty()) {
			return ComponentState.BUSY;
		}
		if (current().serving()) {
			return ComponentState.OK;
		}
		if (current().equals(ApplicationStatus.UNKNOWN)) {
			return ComponentState.OFF;
		}
		return current().equals(ApplicationStatus.STOPPED) ? ComponentState.WARNING : ComponentState.ERROR;
	}

	/** What to do when the application is not well. */
	public Message advice() {
		return switch (judge()) {
			case OK, BUSY -> Message.NONE;
			case OFF -> Message.of(StatusMessage.NO_PROGRAM, this.program);
			case WARNING, ERROR -> Message.of(StatusMessage.LOOK);
		};
	}

	private void beat() {
		this.heartbeat.beat(this.properties.interval().plus(this.properties.timeout()));
	}

	@Override
	public Stream<Heartbeat> heartbeats() {
		return Stream.of(this.heartbeat);
	}

	/** What came of the newest run; empty before the first has ended. */
	public Optional<ProbeResult> newest() {
		return this.record.newest();
	}

	/** The last changes, newest first. */
	public List<StatusChange> history() {
		return this.record.changes();
	}

	/** The application's status; unknown before the first run has ended. */
	public ApplicationStatus current() {
		return this.record.current();
	}

	/** The status program. */
	public Path program() {
		return this.program;
	}

	/**
	 * Tells of each change of the status as soon as the run that showed it has ended.
	 * @param listener takes the new status, on the probe's own thread: it must not block
	 */
	public void onChange(Consumer<ApplicationStatus> listener) {
		this.changeListeners.add(listener);
	}

	/** Tells of each run that has ended, on the probe's own thread. */
	void onResult(Consumer<ProbeResult> listener) {
		this.resultListeners.add(listener);
	}

	private void probeAtInterval() throws InterruptedException {
		long interval = this.properties.interval().toNanos();
		long turn = this.ticker.getAsLong();
		while (!Thread.currentThread().isInterrupted()) {
			beat();
			probe();
			long passed = (this.ticker.getAsLong() - turn) / interval;
			turn += (passed + 1) * interval;
			Thread.sleep(Duration.ofNanos(turn - this.ticker.getAsLong()));
		}
	}

	private void probe() {
		Instant startedAt = this.clock.instant();
		Command command = Command.of(this.program.toString())
			.withEnvironment(this.environment.get())
			.within(this.properties.timeout())
			.keeping((int) this.properties.outputLimit().toBytes())
			.leavingNothingBehind()
			.foreignProgram();
		ProbeResult result = ProbeResult.of(this.runner.run(command), startedAt);
		if (!Thread.currentThread().isInterrupted()) {
			take(result);
		}
	}

	private void take(ProbeResult result) {
		boolean first = newest().isEmpty();
		Optional<StatusChange> change = this.record.add(result);
		if (first || change.isPresent()) {
			logger.info("Application {} ({}: {})", current(), this.program, result.ending());
		}
		this.resultListeners.forEach((listener) -> tell(listener, result));
		change.ifPresent((changed) -> this.changeListeners.forEach((listener) -> tell(listener, changed.after())));
	}

	// What a listener gets wrong must not end the probing.
	private static <T> void tell(Consumer<T> listener, T news) {
		try {
			listener.accept(news);
		}
		catch (RuntimeException | Error ex) {
			Failure.log(logger, "Telling of " + news + " failed", ex);
		}
	}

}
