package co.luoyun.osmanager.controller.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import co.luoyun.osmanager.controller.ConnectionSnapshot;
import co.luoyun.osmanager.controller.ConnectionState;
import co.luoyun.osmanager.controller.ControllerConnection;
import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.message.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What is known about the connection, and the log lines about it: one per change, as far
 * as the {@link LogThrottle} lets them pass.
 */
public final class ConnectionJournal {

	private static final Logger logger = LoggerFactory.getLogger(ControllerConnection.class);

	private static final int MOST_TYPES_TOLD = 8;

	private final TimeSource time;

	private final LogThrottle throttle = new LogThrottle();

	private final Set<Integer> skipped = new HashSet<>();

	private ConnectionState state = ConnectionState.STOPPED;

	private TimeSource.Moment since;

	private TimeSource.@Nullable Moment missingSince;

	private @Nullable Endpoint peer;

	private @Nullable String localAddress;

	private TimeSource.@Nullable Moment lastContact;

	private @Nullable FailureKind failureKind;

	private @Nullable Message failure;

	private @Nullable Instant nextTry;

	public ConnectionJournal(TimeSource time) {
		this.time = time;
		this.since = time.now();
	}

	/**
	 * What is known.
	 * @param heard when the controller was heard last on the connection there is
	 */
	public synchronized ConnectionSnapshot snapshot(Optional<TimeSource.Moment> heard) {
		heard.ifPresent((moment) -> this.lastContact = moment);
		Optional<TimeSource.Moment> missing = Optional.ofNullable(this.missingSince);
		Optional<TimeSource.Moment> contact = Optional.ofNullable(this.lastContact);
		return new ConnectionSnapshot(this.state, this.since.at(), missing.map(TimeSource.Moment::at),
				missing.map(this.time::since), Optional.ofNullable(this.peer), Optional.ofNullable(this.localAddress),
				contact.map(TimeSource.Moment::at), contact.map(this.time::since),
				Optional.ofNullable(this.failureKind), Optional.ofNullable(this.failure),
				Optional.ofNullable(this.nextTry));
	}

	public synchronized void stopped() {
		enter(ConnectionState.STOPPED);
		this.missingSince = null;
		this.localAddress = null;
	}

	public synchronized void notConfigured(String reason) {
		enter(ConnectionState.NOT_CONFIGURED);
		this.missingSince = null;
		logger.info("No controller connection: {}", reason);
	}

	/** Begins to try; what went wrong with another configuration is forgotten. */
	public synchronized void begun() {
		enter(ConnectionState.DISCONNECTED);
		this.missingSince = this.since;
		this.failure = null;
		this.failureKind = null;
		this.throttle.reset();
	}

	synchronized void discovering() {
		enter(ConnectionState.DISCOVERING);
		this.peer = null;
	}

	synchronized void connecting(Endpoint controller) {
		enter(ConnectionState.CONNECTING);
		this.peer = controller;
	}

	synchronized void authenticating(String address) {
		enter(ConnectionState.AUTHENTICATING);
		this.localAddress = address;
	}

	synchronized void registering() {
		enter(ConnectionState.REGISTERING);
	}

	synchronized void registered(int tag) {
		enter(ConnectionState.REGISTERED);
		this.missingSince = null;
		logger.atLevel(this.throttle.flapping() ? Level.DEBUG : Level.INFO)
			.log("Registered with controller {} as instance {} ({})", this.peer, tag, this.localAddress);
	}

	/** Tells that a connection holds after others that did not. */
	public synchronized void check() {
		if (this.state == ConnectionState.REGISTERED && this.throttle.flapping()
				&& heldFor().compareTo(LogThrottle.STEADY) >= 0) {
			logger.info("The connection to controller {} holds since {}, after {} that were soon lost", this.peer,
					this.since.at(), this.throttle.shortConnections());
			this.throttle.reset();
		}
	}

	synchronized void heard(TimeSource.Moment moment) {
		this.lastContact = moment;
	}

	/**
	 * A try failed, or the registered connection was lost.
	 * @return whether that was told in the log
	 */
	synchronized boolean failed(FailureKind kind, Message text) {
		if (this.state == ConnectionState.REGISTERED) {
			this.throttle.lost(heldFor());
		}
		enter(ConnectionState.DISCONNECTED);
		if (this.missingSince == null) {
			this.missingSince = this.since;
		}
		this.localAddress = null;
		this.failureKind = kind;
		this.failure = text;
		if (!this.throttle.tells(kind, text.toString())) {
			logger.debug("Still no controller connection: {}", text);
			return false;
		}
		logger.warn("No controller connection: {}. Trying again{}", text,
				this.throttle.aboutToFlap()
						? "; further connections that are soon lost are only told when one has held for "
								+ LogThrottle.STEADY.toMinutes() + " min"
						: "");
		return true;
	}

	/** A packet of a type that is not known here came; each type is told once. */
	synchronized void skipped(int type) {
		if (this.skipped.size() < MOST_TYPES_TOLD && this.skipped.add(type)) {
			logger.info("Skipped a packet of the unknown type {} from the controller; further ones are not told", type);
		}
	}

	synchronized void waitingUntil(Instant moment) {
		this.nextTry = moment;
	}

	private Duration heldFor() {
		return this.time.since(this.since);
	}

	private void enter(ConnectionState next) {
		this.nextTry = null;
		if (next != this.state) {
			this.state = next;
			this.since = this.time.now();
			logger.debug("Controller connection: {}", next);
		}
	}

}
