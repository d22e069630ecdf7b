package co.luoyun.osmanager.controller;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

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

	private final ControllerSettings settings;

	private final ControllerProperties properties;

	private final Clock clock;

	private final ConnectionJournal journal;

	private final ConnectionStatistics statistics;

	private final Connector connector;

	private final KnownControllers known;

	private final JoinListener discovery;

	private final ExpulsionWatch expulsions;

	private final Pace pace;

	private final Pause pause = new Pause();

	private volatile boolean ended;

	private volatile boolean wasRegistered;

	private final AtomicBoolean gathered = new AtomicBoolean();

	private volatile @Nullable Link link;

	private volatile @Nullable Socket socket;

	ConnectionCycle(ControllerSettings settings, ControllerProperties properties, ControllerFiles files,
			Supplier<ApplicationStatus> status, Clock clock, RandomGenerator random, ConnectionJournal journal,
			ConnectionStatistics statistics) {
		this.settings = settings;
		this.properties = properties;
		this.clock = clock;
		this.journal = journal;
		this.statistics = statistics;
		this.connector = new Connector(settings, properties, files.systemPath(), status, clock, journal, statistics);
		this.known = new KnownControllers(settings.controller(), new RememberedAddress(files.remembered()));
		this.discovery = new JoinListener(settings.multicast(), properties.discoveryTimeout(), this::discovered);
		this.expulsions = new ExpulsionWatch(properties.longestWait().multipliedBy(2), settings.tag());
		this.pace = new Pace(properties, random);
	}

	ControllerSettings settings() {
		return this.settings;
	}

	@Override
	public void run() {
		this.journal.begun();
		RetryTemplate tries = new RetryTemplate();
		tries.setRetryPolicy(new AlwaysRetryPolicy());
		tries.setBackOffPolicy(new JitteredBackOff(this.pace, this.pause,
				(wait) -> this.journal.waitingUntil(this.clock.instant().plus(wait))));
		try {
			tries.execute((_) -> {
				attempt();
				return this.ended;
			});
		}
		catch (ConnectionFailedException ex) {
			throw new IllegalStateException("Tries without a limit came to an end", ex);
		}
		finally {
			// A try that was under way when the end came may have begun to listen again.
			this.discovery.stop();
		}
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
	void check(Function<InetSocketAddress, Optional<InetAddress>> route) {
		Link current = this.link;
		if (current == null) {
			return;
		}
		Optional<InetAddress> address = route.apply(current.peer());
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
				logger.error("The controller connection failed by a fault of OS Manager", ex);
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
				this.known.failed(controller, ex.kind(), this.clock.instant());
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
		Instant since = this.clock.instant();
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
			throw this.expulsions.judge(ex, since, this.clock.instant());
		}
	}

	// A join message tells every instance of the network at once that the controller is
	// back: those that had lost it stay spread out, however often it is repeated.
	private void discovered(Endpoint controller) {
		if (!this.known.discovered(controller, this.clock.instant())) {
			return;
		}
		if (!this.wasRegistered) {
			hurry();
		}
		else if (this.gathered.compareAndSet(false, true)) {
			this.pause.shorten(this.pace::gathered)
				.ifPresent((left) -> this.journal.waitingUntil(this.clock.instant().plus(left)));
		}
	}

	/** When the controller was heard last on the connection there is. */
	Optional<Instant> heard() {
		return Optional.ofNullable(this.link).map(Link::heard);
	}

}
