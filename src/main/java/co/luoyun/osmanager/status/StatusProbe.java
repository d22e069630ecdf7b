package co.luoyun.osmanager.status;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.files.Heartbeat;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.files.Working;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.process.Ending;
import co.luoyun.osmanager.process.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

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

	private final Path configuration;

	private final Supplier<Map<String, String>> environment;

	private final StatusRecord record;

	private final List<Consumer<ApplicationStatus>> changeListeners = new CopyOnWriteArrayList<>();

	private final List<Consumer<ProbeResult>> resultListeners = new CopyOnWriteArrayList<>();

	private final Semaphore asked = new Semaphore(0);

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
	 * @param configuration luoyun.conf, which is the program's argument
	 * @param environment variables that the program gets on top of our own environment,
	 * asked for before each run
	 */
	public StatusProbe(CommandRunner runner, Clock clock, Ticker ticker, StatusProperties properties, Path program,
			Path configuration, Supplier<Map<String, String>> environment) {
		this.runner = runner;
		this.clock = clock;
		this.ticker = ticker;
		this.heartbeat = new Heartbeat("status-probe", ticker);
		this.properties = properties;
		this.program = program;
		this.configuration = configuration;
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
		return switch (newest().get().ending()) {
			case Ending.NotStarted _ when Files.notExists(this.program, LinkOption.NOFOLLOW_LINKS) ->
				ComponentState.OFF;
			case Ending.Planned _ -> ComponentState.OFF;
			case Ending.NotStarted _ -> ComponentState.WARNING;
			case Ending.Exited(int code) when code == ApplicationStatus.CANNOT_TELL -> ComponentState.WARNING;
			default -> notServing();
		};
	}

	private ComponentState notServing() {
		return current().equals(ApplicationStatus.STOPPED) ? ComponentState.WARNING : ComponentState.ERROR;
	}

	/** What to do when the application is not well. */
	public Message advice() {
		return switch (judge()) {
			case OK, BUSY -> Message.NONE;
			case OFF -> StatusMessage.NO_PROGRAM.with(this.program);
			case WARNING, ERROR -> newest().map(ProbeResult::ending).map((ending) -> switch (ending) {
				case Ending.NotStarted(Message reason) -> StatusMessage.BROKEN.with(reason);
				case Ending.Exited(int code) when code == ApplicationStatus.CANNOT_TELL ->
					StatusMessage.CANNOT_TELL.with();
				default -> StatusMessage.LOOK.with();
			}).orElse(Message.NONE);
		};
	}

	/**
	 * Whether nothing tells how the application is, as its status program is broken or
	 * cannot say.
	 */
	public boolean cannotTell() {
		return judge() == ComponentState.WARNING && !current().equals(ApplicationStatus.STOPPED);
	}

	/** Has the status program run now, and not only when its turn comes. */
	public void checkNow() {
		this.asked.release();
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
			long passed = Math.floorDiv(this.ticker.getAsLong() - turn, interval);
			turn += (passed + 1) * interval;
			if (this.asked.tryAcquire(turn - this.ticker.getAsLong(), TimeUnit.NANOSECONDS)) {
				this.asked.drainPermits();
			}
		}
	}

	private void probe() {
		Instant startedAt = this.clock.instant();
		Command command = Command.of(this.program.toString(), this.configuration.toString())
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
		Optional<Ending> before = newest().map(ProbeResult::ending);
		Optional<StatusChange> change = this.record.add(result);
		boolean otherCause = result.status().equals(current()) && !before.equals(Optional.of(result.ending()));
		if (change.isPresent() || otherCause) {
			boolean bad = judge() == ComponentState.WARNING || judge() == ComponentState.ERROR;
			logger.atLevel(bad ? Level.WARN : Level.INFO)
				.log("Application {} ({}: {})", current(), this.program, result.ending());
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
