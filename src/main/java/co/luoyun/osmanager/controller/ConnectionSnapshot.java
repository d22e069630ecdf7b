package co.luoyun.osmanager.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.message.Message;

/**
 * The connection to the controller at one moment.
 *
 * @param state where it is
 * @param since when it came there
 * @param missingSince since when the instance is without a registered connection that it
 * should have; empty when there is one, or should be none
 * @param missingFor how long that is; not changed by setting the clock
 * @param peer the controller it has, or tried last
 * @param localAddress our IP address on the connection
 * @param lastContact when the controller was heard last
 * @param silentFor how long ago that was; not changed by setting the clock
 * @param lastFailureKind what went wrong last
 * @param lastFailure the same in words: what was tried, what happened, what to do
 * @param nextTry when the next try follows, while disconnected
 */
public record ConnectionSnapshot(ConnectionState state, Instant since, Optional<Instant> missingSince,
		Optional<Duration> missingFor, Optional<Endpoint> peer, Optional<String> localAddress,
		Optional<Instant> lastContact, Optional<Duration> silentFor, Optional<FailureKind> lastFailureKind,
		Optional<Message> lastFailure, Optional<Instant> nextTry) {

	/** Whether the instance is part of the cloud. */
	public boolean registered() {
		return this.state == ConnectionState.REGISTERED;
	}

	/**
	 * How the connection is.
	 * @param grace how long it may be missing
	 */
	ComponentState judge(Duration grace) {
		return switch (this.state) {
			case REGISTERED -> ComponentState.OK;
			case NOT_CONFIGURED -> ComponentState.OFF;
			case STOPPED -> ComponentState.BUSY;
			case DISCONNECTED, DISCOVERING, CONNECTING, AUTHENTICATING, REGISTERING -> missing(grace);
		};
	}

	private ComponentState missing(Duration grace) {
		if (this.missingFor.filter((time) -> time.compareTo(grace) > 0).isPresent()) {
			return ComponentState.ERROR;
		}
		return this.lastFailure.isPresent() ? ComponentState.WARNING : ComponentState.BUSY;
	}

}
