package co.luoyun.osmanager.controller;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import co.luoyun.osmanager.instance.Endpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known about the connection, and the log lines about it: one per change. The
 * same failure again and again is one change.
 */
final class ConnectionJournal {

	private static final Logger logger = LoggerFactory.getLogger(ControllerConnection.class);

	private final Clock clock;

	private ConnectionState state = ConnectionState.STOPPED;

	private Instant since;

	private @Nullable Instant missingSince;

	private @Nullable Endpoint peer;

	private @Nullable String localAddress;

	private @Nullable Instant lastContact;

	private @Nullable FailureKind failureKind;

	private @Nullable String failure;

	private @Nullable String loggedFailure;

	private @Nullable Instant nextTry;

	ConnectionJournal(Clock clock) {
		this.clock = clock;
		this.since = clock.instant();
	}

	/**
	 * What is known.
	 * @param heard when the controller was heard last on the connection there is
	 */
	synchronized ConnectionSnapshot snapshot(Optional<Instant> heard) {
		heard.ifPresent((moment) -> this.lastContact = moment);
		return new ConnectionSnapshot(this.state, this.since, Optional.ofNullable(this.missingSince),
				Optional.ofNullable(this.peer), Optional.ofNullable(this.localAddress),
				Optional.ofNullable(this.lastContact), Optional.ofNullable(this.failureKind),
				Optional.ofNullable(this.failure), Optional.ofNullable(this.nextTry));
	}

	synchronized void stopped() {
		enter(ConnectionState.STOPPED);
		this.missingSince = null;
		this.localAddress = null;
	}

	synchronized void notConfigured(String reason) {
		enter(ConnectionState.NOT_CONFIGURED);
		this.missingSince = null;
		logger.info("No controller connection: {}", reason);
	}

	/** Begins to try; what went wrong with another configuration is forgotten. */
	synchronized void begun() {
		enter(ConnectionState.DISCONNECTED);
		this.missingSince = this.since;
		this.failure = null;
		this.failureKind = null;
		this.loggedFailure = null;
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
		this.loggedFailure = null;
		logger.info("Registered with controller {} as instance {} ({})", this.peer, tag, this.localAddress);
	}

	synchronized void heard(Instant moment) {
		this.lastContact = moment;
	}

	synchronized void failed(FailureKind kind, String text) {
		enter(ConnectionState.DISCONNECTED);
		if (this.missingSince == null) {
			this.missingSince = this.since;
		}
		this.localAddress = null;
		this.failureKind = kind;
		this.failure = text;
		if (text.equals(this.loggedFailure)) {
			logger.debug("Still no controller connection: {}", text);
			return;
		}
		this.loggedFailure = text;
		logger.warn("No controller connection: {}. Trying again", text);
	}

	synchronized void waitingUntil(Instant moment) {
		this.nextTry = moment;
	}

	private void enter(ConnectionState next) {
		this.nextTry = null;
		if (next != this.state) {
			this.state = next;
			this.since = this.clock.instant();
			logger.debug("Controller connection: {}", next);
		}
	}

}
