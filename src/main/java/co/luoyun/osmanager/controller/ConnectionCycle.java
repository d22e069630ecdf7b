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
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.status.ApplicationStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.retry.policy.AlwaysRetryPolicy;
import org.springframework.retry.support.RetryTemplate;

/**
 * Keeps a connection with one set of settings until it is ended: every try that fails,
 * and every connection that is lost, is one attempt of a {@link RetryTemplate}.
 */
final class ConnectionCycle implements Runnable {

	private final ControllerSettings settings;

	private final ControllerProperties properties;

	private final Supplier<ApplicationStatus> status;

	private final Clock clock;

	private final ConnectionJournal journal;

	private final ConnectionStatistics statistics;

	private final Dialer dialer;

	private final ExpulsionWatch expulsions;

	private final Pace pace;

	private final Pause pause = new Pause();

	private volatile boolean ended;

	private volatile @Nullable Link link;

	private volatile @Nullable Socket socket;

	ConnectionCycle(ControllerSettings settings, ControllerProperties properties, Supplier<ApplicationStatus> status,
			Clock clock, RandomGenerator random, ConnectionJournal journal, ConnectionStatistics statistics) {
		this.settings = settings;
		this.properties = properties;
		this.status = status;
		this.clock = clock;
		this.journal = journal;
		this.statistics = statistics;
		this.dialer = new Dialer(properties.stepTimeout());
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
	}

	/** Ends the connection, or the wait for the next try, for good. Does not block. */
	void end() {
		this.ended = true;
		this.pause.end();
		Socket current = this.socket;
		if (current != null) {
			Dialer.close(current);
		}
	}

	/** Tries again without waiting longer. */
	void hurry() {
		this.pause.endWithin(0);
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
		Optional<InetAddress> address = RouteLookup.localAddressTowards(current.peer());
		if (address.isPresent() && !address.get().equals(current.localAddress())) {
			current.close(FailureKind.ADDRESS_CHANGED, "this instance now reaches the controller from "
					+ address.get().getHostAddress() + ", no longer from " + current.localAddress().getHostAddress());
			return;
		}
		current.check(this.properties.echoAfter(), this.properties.echoTimeout());
	}

	private void attempt() throws ConnectionFailedException {
		if (this.ended) {
			return;
		}
		try {
			keepConnection();
		}
		catch (ConnectionFailedException ex) {
			if (!this.ended) {
				this.statistics.failures(ex.kind()).increment();
				this.journal.failed(ex.kind(), ex.words());
				throw ex;
			}
		}
	}

	private void keepConnection() throws ConnectionFailedException {
		Endpoint controller = this.settings.controller()
			.orElseThrow(() -> new ConnectionFailedException(FailureKind.NO_CONTROLLER_FOUND,
					"luoyun.conf names no controller"));
		try (Socket fresh = new Socket()) {
			this.socket = fresh;
			if (this.ended) {
				return;
			}
			serve(register(fresh, controller));
		}
		catch (ConnectionFailedException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new ConnectionFailedException(FailureKind.LOST, "closing the connection: " + ex.getMessage(), ex);
		}
		finally {
			this.link = null;
			this.socket = null;
		}
	}

	private Link register(Socket fresh, Endpoint controller) throws ConnectionFailedException {
		this.journal.connecting(controller);
		this.statistics.attempts().increment();
		this.dialer.dial(fresh, controller);
		String address = Link.textOf(fresh.getLocalAddress());
		this.journal.authenticating(address);
		Session session = new Session(this.settings.identity(), address, Challenges.random(), this.status);
		Link fledgling = new Link(fresh, session, this.status, this.clock, this.statistics);
		fledgling.register(this.properties.stepTimeout(), (step) -> {
			if (step == Handshake.Step.PEER_REGISTERS_US) {
				this.journal.registering();
			}
		});
		return fledgling;
	}

	private void serve(Link registered) throws ConnectionFailedException {
		Instant since = this.clock.instant();
		this.statistics.registrations().increment();
		this.journal.registered(this.settings.tag());
		this.link = registered;
		registered.reportIfChanged();
		try {
			registered.serve();
		}
		catch (ConnectionFailedException ex) {
			this.journal.heard(registered.heard());
			throw this.expulsions.judge(ex, since, this.clock.instant());
		}
	}

	/** When the controller was heard last on the connection there is. */
	Optional<Instant> heard() {
		return Optional.ofNullable(this.link).map(Link::heard);
	}

}
