package co.luoyun.osmanager.controller;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.random.RandomGenerator;

import co.luoyun.osmanager.controller.connection.ConnectionCycle;
import co.luoyun.osmanager.controller.connection.ConnectionJournal;
import co.luoyun.osmanager.controller.connection.ConnectionStatistics;
import co.luoyun.osmanager.controller.connection.TimeSource;
import co.luoyun.osmanager.controller.discovery.HostNetwork;
import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.files.Heartbeat;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.files.Working;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.status.ApplicationStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection that makes this instance part of the cloud. What blocks (connecting,
 * reading, waiting for the next try) happens on a virtual thread of its own; the
 * scheduled {@link #check()} only looks after it and never waits.
 */
public class ControllerConnection implements Working {

	private static final Logger logger = LoggerFactory.getLogger(ControllerConnection.class);

	private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

	private final CurrentConfiguration configuration;

	private final ControllerFiles files;

	private final Supplier<ApplicationStatus> status;

	private final ControllerProperties properties;

	private final TimeSource time;

	private final RandomGenerator random;

	private final HostNetwork network;

	private final ConnectionJournal journal;

	private final Heartbeat keeping;

	private final Heartbeat checking;

	private final ConnectionStatistics statistics = new ConnectionStatistics();

	private volatile @Nullable ConnectionCycle cycle;

	private volatile @Nullable Thread thread;

	private boolean started;

	private boolean checkFailed;

	/**
	 * A connection that is not started yet.
	 * @param configuration tells who we are and where the controller is
	 * @param files where it finds its files
	 * @param status the newest status of the application
	 * @param properties how the connection is kept
	 * @param clock tells the time to people
	 * @param ticker measures durations
	 * @param random spreads instances out; challenges come from a secure source instead
	 */
	public ControllerConnection(CurrentConfiguration configuration, ControllerFiles files,
			Supplier<ApplicationStatus> status, ControllerProperties properties, Clock clock, Ticker ticker,
			RandomGenerator random) {
		this(configuration, files, status, properties, new TimeSource(clock, ticker), random, HostNetwork.SYSTEM);
	}

	ControllerConnection(CurrentConfiguration configuration, ControllerFiles files, Supplier<ApplicationStatus> status,
			ControllerProperties properties, TimeSource time, RandomGenerator random, HostNetwork network) {
		this.configuration = configuration;
		this.files = files;
		this.status = status;
		this.properties = properties;
		this.time = time;
		this.random = random;
		this.network = network;
		this.journal = new ConnectionJournal(time);
		this.keeping = new Heartbeat("controller", time.ticker());
		this.checking = new Heartbeat("controller-checks", time.ticker());
	}

	/** How the connection is, seen at a moment. */
	public ComponentState judge(ConnectionSnapshot now) {
		return now.judge(this.properties.healthGrace());
	}

	/** Begins to keep the connection; does nothing when that is so already. */
	public synchronized void start() {
		if (!this.started) {
			this.started = true;
			begin();
			this.checking.beat(this.properties.checkInterval());
		}
	}

	/**
	 * Closes the connection; does nothing when it is stopped. Returns within two seconds.
	 */
	public synchronized void stop() {
		if (this.started) {
			this.started = false;
			end();
			this.checking.rest();
			this.journal.stopped();
		}
	}

	/**
	 * The configuration may have changed: connects anew if what it says about the
	 * controller has, else only cuts short the wait for the next try.
	 */
	public synchronized void reconfigure() {
		if (!this.started) {
			return;
		}
		ConnectionCycle current = this.cycle;
		Optional<ControllerSettings> settings = ControllerSettings.of(this.configuration.conf());
		if (current != null && settings.isPresent() && settings.get().equals(current.settings())) {
			current.hurry();
			return;
		}
		end();
		begin();
	}

	/** The connection as it is now. */
	public ConnectionSnapshot snapshot() {
		ConnectionCycle current = this.cycle;
		Optional<TimeSource.Moment> heard = (current != null) ? current.heard() : Optional.empty();
		return this.journal.snapshot(heard);
	}

	/**
	 * The application's status has changed, and is reported if it is not the one that the
	 * controller knows. Does not block.
	 */
	public void statusChanged() {
		ConnectionCycle current = this.cycle;
		if (current != null) {
			Thread.startVirtualThread(current::report);
		}
	}

	/**
	 * Notices a controller that fell silent and an address of ours that changed. Called
	 * by the scheduler; does not block.
	 */
	public void check() {
		ConnectionCycle current = this.cycle;
		try {
			this.checking.beat(this.properties.checkInterval());
			this.journal.check();
			if (current != null) {
				revive();
				current.check();
			}
			this.checkFailed = false;
		}
		catch (RuntimeException | Error ex) {
			if (!this.checkFailed) {
				this.checkFailed = true;
				Failure.log(logger, "Looking after the controller connection failed, and is tried again", ex);
			}
		}
	}

	@Override
	public Stream<Heartbeat> heartbeats() {
		return Stream.of(this.keeping, this.checking);
	}

	/** What has happened on all connections since the start of the program. */
	public ConnectionStatistics statistics() {
		return this.statistics;
	}

	private void begin() {
		Optional<ControllerSettings> settings = ControllerSettings.of(this.configuration.conf());
		if (settings.isEmpty()) {
			this.journal
				.notConfigured("luoyun.conf does not have both TAG and KEY, so this instance belongs to no cloud");
			return;
		}
		ConnectionCycle next = new ConnectionCycle(settings.get(), this.properties, this.files, this.status, this.time,
				this.random, this.network, this.journal, this.statistics, this.keeping);
		this.journal.begun();
		this.cycle = next;
		run(next);
	}

	private void run(ConnectionCycle current) {
		this.thread = null;
		this.thread = Thread.ofVirtual().name("controller").start(current);
	}

	// It may have found no room for its thread, or ended by a fault.
	private void revive() {
		Thread working = this.thread;
		if (working == null || !working.isAlive()) {
			synchronized (this) {
				ConnectionCycle current = this.cycle;
				if (current != null && this.thread == working) {
					run(current);
				}
			}
		}
	}

	private void end() {
		ConnectionCycle current = this.cycle;
		Thread working = this.thread;
		this.cycle = null;
		this.thread = null;
		this.keeping.rest();
		if (current == null || working == null) {
			return;
		}
		current.end();
		try {
			working.join(STOP_LIMIT);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
