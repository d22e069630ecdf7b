package co.luoyun.osmanager.controller;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.files.Heartbeat;
import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.status.ApplicationStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.retry.policy.AlwaysRetryPolicy;
import org.springframework.retry.support.RetryTemplate;

/**
 * Keeps a connection with one set of settings until it is ended: every try that fails,
 * and every connection that is lost, is one attempt of a {@link RetryTemplate}.
 */
final class ConnectionCycle implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionCycle.class);

	/** A try, with all the controllers there are and every step of the handshake. */
	private static final Duration LONGEST_TRY = Duration.ofMinutes(5);

	private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

	private final ControllerSettings settings;

	private final ControllerProperties properties;

	private final TimeSource time;

	private final ConnectionJournal journal;

	private final ConnectionStatistics statistics;

	private final Heartbeat heartbeat;

	private final Connector connector;

	private final KnownControllers known;

	private final JoinListener discovery;

	private final ExpulsionWatch expulsions;

	private final Pace pace;

	private final HostNetwork network;

	private final Pause pause;

	private volatile boolean ended;

	private volatile boolean wasRegistered;

	private final AtomicBoolean gathered = new AtomicBoolean();

	private volatile @Nullable Link link;

	private volatile @Nullable Socket socket;

	ConnectionCycle(ControllerSettings settings, ControllerProperties properties, ControllerFiles files,
			Supplier<ApplicationStatus> status, TimeSource time, RandomGenerator random, HostNetwork network,
			ConnectionJournal journal, ConnectionStatistics statistics, Heartbeat heartbeat) {
		this.settings = settings;
		this.properties = properties;
		this.time = time;
		this.journal = journal;
		this.statistics = statistics;
		this.heartbeat = heartbeat;
		this.connector = new Connector(settings, properties, files.systemPath(), status, time, journal, statistics);
		this.known = new KnownControllers(settings.controller(), new RememberedAddress(files.remembered()),
				time.ticker());
		this.discovery = new JoinListener(settings.multicast(), properties.discoveryTimeout(), network.subnets(),
				this::discovered);
		this.expulsions = new ExpulsionWatch(properties.longestWait().multipliedBy(2), settings.tag());
		this.pace = new Pace(properties, random);
		this.pause = new Pause(time.ticker());
		this.network = network;
	}

	ControllerSettings settings() {
		return this.settings;
	}

	@Override
	public void run() {
		try {
			while (!this.ended) {
				keepTrying();
			}
		}
		finally {
			// A try that was under way when the end came may have begun to listen again.
			this.discovery.stop();
		}
	}

	private void keepTrying() {
		RetryTemplate tries = new RetryTemplate();
		tries.setRetryPolicy(new AlwaysRetryPolicy());
		tries.setBackOffPolicy(new JitteredBackOff(this.pace, this.pause, this::waiting));
		try {
			tries.execute((_) -> {
				attempt();
				return this.ended;
			});
		}
		// As when there is no memory even to wait: nobody else would try again.
		catch (ConnectionFailedException | RuntimeException | Error ex) {
			LockSupport.parkNanos(AFTER_A_FAULT.toNanos());
		}
	}

	private void waiting(Duration wait) {
		this.heartbeat.beat(wait);
		this.journal.waitingUntil(this.time.in(wait));
	}

	/** Ends the connection, or the wait for the next try, for good. Does not block. */
	void end() {
		this.ended = true;
		this.pause.end();
		this.discovery.stop();
		Socket current = this.socket;
		if (current != null) {
			Dialer.close(current);
		}
	}

	/** Tries again without waiting longer. */
	void hurry() {
		this.pause.shorten((_) -> Duration.ZERO);
	}

	/** The application's status may have changed. */
	void report() {
		Link current = this.link;
		if (current != null) {
			current.reportIfChanged();
		}
	}

	/** Looks after a registered connection: our address, and the controller's silence. */
	void check() {
		Link current = this.link;
		if (current == null) {
			return;
		}
		// The thread waits for the controller's next word, until the link is closed.
		if (this.time.since(current.heard()).compareTo(this.properties.longestSilence()) < 0) {
			this.heartbeat.beat(this.properties.checkInterval());
		}
		Optional<InetAddress> address = this.network.route().apply(current.peer());
		if (address.isPresent() && !address.get().equals(current.localAddress())) {
			current.close(FailureKind.ADDRESS_CHANGED, "this instance now reaches the controller from "
					+ address.get().getHostAddress() + ", no longer from " + current.localAddress().getHostAddress());
			return;
		}
		current.check(this.properties.echoAfter(), this.properties.echoTimeout());
	}

	private void attempt() throws ConnectionFailedException {
		this.gathered.set(false);
		if (this.ended) {
			return;
		}
		this.heartbeat.beat(LONGEST_TRY);
		try {
			keepConnection();
		}
		catch (ConnectionFailedException ex) {
			if (!this.ended) {
				this.statistics.countFailure(ex.kind());
				this.journal.failed(ex.kind(), ex.words());
				throw ex;
			}
		}
		// Whatever it is: the tries go on, and nobody else would tell.
		catch (RuntimeException | Error ex) {
			this.statistics.countFailure(FailureKind.INTERNAL_ERROR);
			if (this.journal.failed(FailureKind.INTERNAL_ERROR, "a fault of OS Manager: " + ex)) {
				Failure.log(logger, "The controller connection failed, and is tried again", ex);
			}
			throw ex;
		}
	}

	private void keepConnection() throws ConnectionFailedException {
		ConnectionFailedException failure = null;
		for (Endpoint controller : candidates()) {
			try (Socket fresh = new Socket()) {
				this.socket = fresh;
				if (this.ended) {
					return;
				}
				serve(this.connector.register(fresh, controller), controller);
			}
			catch (ConnectionFailedException ex) {
				if (this.link != null) {
					throw ex;
				}
				this.known.failed(controller, ex.kind());
				failure = ex.after(failure);
			}
			catch (IOException ex) {
				throw new ConnectionFailedException(FailureKind.LOST, "closing the connection: " + ex.getMessage(), ex);
			}
			finally {
				this.link = null;
				this.socket = null;
			}
		}
		this.discovery.start();
		throw (failure != null) ? failure : nobodyFound();
	}

	private List<Endpoint> candidates() {
		List<Endpoint> candidates = this.known.candidates();
		if (!candidates.isEmpty()) {
			return candidates;
		}
		this.journal.discovering();
		this.discovery.start();
		try {
			this.pause.sleep(this.properties.discoveryTimeout().toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return this.known.candidates();
	}

	private ConnectionFailedException nobodyFound() {
		return new ConnectionFailedException(FailureKind.NO_CONTROLLER_FOUND,
				"luoyun.conf names no controller (CLC_IP, CLC_PORT), and no join message came within "
						+ this.properties.discoveryTimeout().toSeconds() + " s from " + this.discovery);
	}

	private void serve(Link registered, Endpoint controller) throws ConnectionFailedException {
		TimeSource.Moment since = this.time.now();
		this.link = registered;
		this.discovery.stop();
		this.known.worked(controller);
		this.wasRegistered = true;
		registered.reportIfChanged();
		try {
			registered.serve();
		}
		catch (ConnectionFailedException ex) {
			this.journal.heard(registered.heard());
			this.discovery.start();
			throw this.expulsions.judge(ex, this.time.since(since));
		}
	}

	// A join message tells every instance of the network at once that the controller is
	// back: those that had lost it stay spread out, however often it is repeated.
	private void discovered(JoinMessage message) {
		if (!this.known.discovered(message)) {
			return;
		}
		if (!this.wasRegistered) {
			hurry();
		}
		else if (this.gathered.compareAndSet(false, true)) {
			this.pause.shorten(this.pace::gathered).ifPresent((left) -> this.journal.waitingUntil(this.time.in(left)));
		}
	}

	/** When the controller was heard last on the connection there is. */
	Optional<TimeSource.Moment> heard() {
		return Optional.ofNullable(this.link).map(Link::heard);
	}

}
