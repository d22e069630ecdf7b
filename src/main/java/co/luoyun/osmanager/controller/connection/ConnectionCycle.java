package co.luoyun.osmanager.controller.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import co.luoyun.osmanager.controller.ConnectionFailedException;
import co.luoyun.osmanager.controller.ConnectionMessage;
import co.luoyun.osmanager.controller.ControllerFiles;
import co.luoyun.osmanager.controller.ControllerProperties;
import co.luoyun.osmanager.controller.ControllerSettings;
import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.controller.discovery.HostNetwork;
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
public final class ConnectionCycle implements Runnable {

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

	private final ControllerSearch search;

	private final ExpulsionWatch expulsions;

	private final RetryPace pace;

	private final HostNetwork network;

	private final Pause pause;

	private volatile boolean ended;

	private volatile @Nullable SocketSession link;

	private volatile @Nullable Socket socket;

	public ConnectionCycle(ControllerSettings settings, ControllerProperties properties, ControllerFiles files,
			Supplier<ApplicationStatus> status, TimeSource time, RandomGenerator random, HostNetwork network,
			ConnectionJournal journal, ConnectionStatistics statistics, Heartbeat heartbeat) {
		this.settings = settings;
		this.properties = properties;
		this.time = time;
		this.journal = journal;
		this.statistics = statistics;
		this.heartbeat = heartbeat;
		this.connector = new Connector(settings, properties, files.systemPath(), status, time, journal, statistics);
		this.expulsions = new ExpulsionWatch(properties.longestWait().plus(properties.longestWait()), settings.tag());
		this.pace = new RetryPace(properties, random);
		this.pause = new Pause(time.ticker());
		this.search = new ControllerSearch(settings, properties, files.remembered(), time, network, journal, this.pause,
				this.pace);
		this.network = network;
	}

	public ControllerSettings settings() {
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
			this.search.stop();
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
	public void end() {
		this.ended = true;
		this.pause.end();
		this.search.stop();
		Socket current = this.socket;
		if (current != null) {
			Dialer.close(current);
		}
	}

	/** Tries again without waiting longer. */
	public void hurry() {
		this.pause.shorten((_) -> Duration.ZERO);
	}

	/** The application's status may have changed. */
	public void report() {
		SocketSession current = this.link;
		if (current != null) {
			current.reportIfChanged();
		}
	}

	/** Looks after a registered connection: our address, and the controller's silence. */
	public void check() {
		SocketSession current = this.link;
		if (current == null) {
			return;
		}
		// The thread waits for the controller's next word, until the link is closed.
		if (this.time.since(current.heard()).compareTo(this.properties.longestSilence()) < 0) {
			this.heartbeat.beat(this.properties.checkInterval());
		}
		Optional<InetAddress> address = this.network.route().apply(current.peer());
		if (address.isPresent() && !address.get().equals(current.localAddress())) {
			current.close(FailureKind.ADDRESS_CHANGED, ConnectionMessage.ADDRESS.with(address.get().getHostAddress(),
					current.localAddress().getHostAddress()));
			return;
		}
		current.check(this.properties.echoAfter(), this.properties.echoTimeout());
	}

	private void attempt() throws ConnectionFailedException {
		this.search.begin();
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
			if (this.journal.failed(FailureKind.INTERNAL_ERROR, ConnectionMessage.FAULT.with(ex))) {
				Failure.log(logger, "The controller connection failed, and is tried again", ex);
			}
			throw ex;
		}
	}

	private void keepConnection() throws ConnectionFailedException {
		ConnectionFailedException failure = null;
		for (Endpoint controller : this.search.candidates()) {
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
				this.search.failed(controller, ex.kind());
				failure = ex.after(failure);
			}
			catch (IOException ex) {
				throw new ConnectionFailedException(FailureKind.LOST,
						ConnectionMessage.CLOSING.with(Failure.inWords(ex)), ex);
			}
			finally {
				this.link = null;
				this.socket = null;
			}
		}
		this.search.listen();
		throw (failure != null) ? failure : this.search.nobodyFound();
	}

	private void serve(SocketSession registered, Endpoint controller) throws ConnectionFailedException {
		TimeSource.Moment since = this.time.now();
		this.link = registered;
		this.search.stop();
		this.search.worked(controller);
		registered.reportIfChanged();
		try {
			registered.serve();
		}
		catch (ConnectionFailedException ex) {
			this.journal.heard(registered.heard());
			this.search.listen();
			throw this.expulsions.judge(ex, this.time.since(since));
		}
	}

	/** When the controller was heard last on the connection there is. */
	public Optional<TimeSource.Moment> heard() {
		return Optional.ofNullable(this.link).map(SocketSession::heard);
	}

}
