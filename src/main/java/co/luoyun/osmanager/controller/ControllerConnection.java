package co.luoyun.osmanager.controller;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.status.ApplicationStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection that makes this instance part of the cloud. What blocks (connecting,
 * reading, waiting for the next try) happens on a virtual thread of its own; the
 * scheduled {@link #check()} only looks after it and never waits.
 */
public class ControllerConnection {

	private static final Logger logger = LoggerFactory.getLogger(ControllerConnection.class);

	private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

	private final CurrentConfiguration configuration;

	private final ControllerFiles files;

	private final Supplier<ApplicationStatus> status;

	private final ControllerProperties properties;

	private final Clock clock;

	private final RandomGenerator random;

	private final Function<InetSocketAddress, Optional<InetAddress>> route;

	private final ConnectionJournal journal;

	private final ConnectionStatistics statistics = new ConnectionStatistics();

	private volatile @Nullable ConnectionCycle cycle;

	private @Nullable Thread thread;

	private boolean started;

	/**
	 * A connection that is not started yet.
	 * @param configuration tells who we are and where the controller is
	 * @param files where it finds its files
	 * @param status the newest status of the application
	 * @param properties how the connection is kept
	 * @param clock the time
	 * @param random spreads instances out; challenges come from a secure source instead
	 */
	public ControllerConnection(CurrentConfiguration configuration, ControllerFiles files,
			Supplier<ApplicationStatus> status, ControllerProperties properties, Clock clock, RandomGenerator random) {
		this(configuration, files, status, properties, clock, random, RouteLookup::localAddressTowards);
	}

	ControllerConnection(CurrentConfiguration configuration, ControllerFiles files, Supplier<ApplicationStatus> status,
			ControllerProperties properties, Clock clock, RandomGenerator random,
			Function<InetSocketAddress, Optional<InetAddress>> route) {
		this.configuration = configuration;
		this.files = files;
		this.status = status;
		this.properties = properties;
		this.clock = clock;
		this.random = random;
		this.route = route;
		this.journal = new ConnectionJournal(clock);
	}

	/** Begins to keep the connection; does nothing when that is so already. */
	public synchronized void start() {
		if (!this.started) {
			this.started = true;
			begin();
		}
	}

	/**
	 * Closes the connection; does nothing when it is stopped. Returns within two seconds.
	 */
	public synchronized void stop() {
		if (this.started) {
			this.started = false;
			end();
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
		Optional<Instant> heard = (current != null) ? current.heard() : Optional.empty();
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
		this.journal.check();
		ConnectionCycle current = this.cycle;
		if (current != null) {
			current.check(this.route);
		}
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
		TlsSettings.contradiction(this.configuration.conf().other()).ifPresent(logger::warn);
		ConnectionCycle next = new ConnectionCycle(settings.get(), this.properties, this.files, this.status, this.clock,
				this.random, this.journal, this.statistics);
		this.cycle = next;
		this.thread = Thread.ofVirtual().name("controller").start(next);
	}

	private void end() {
		ConnectionCycle current = this.cycle;
		Thread working = this.thread;
		this.cycle = null;
		this.thread = null;
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
