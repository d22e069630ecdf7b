package co.luoyun.osmanager.web.terminal;

import java.time.Duration;
import java.time.Instant;

/** One terminal session through the gate. Guarded by {@link TerminalSessions}. */
final class TerminalSession {

	/** A page that is open polls at least every half minute. */
	private static final Duration GONE = Duration.ofSeconds(75);

	private final String address;

	private final Instant began;

	private final Duration idleTimeout;

	private Instant typed;

	private Instant seen;

	private boolean connected;

	TerminalSession(String address, Instant now, Duration idleTimeout) {
		this.address = address;
		this.began = now;
		this.idleTimeout = idleTimeout;
		this.typed = now;
		this.seen = now;
	}

	/** Something was asked for; what is idle stays so. */
	void saw(Instant now, boolean typing) {
		if (typing && !isIdle(now)) {
			this.typed = now;
		}
		this.seen = now;
	}

	/** It has a connection of its own from now on, so that it need not be asked for. */
	void connect() {
		this.connected = true;
	}

	boolean isConnected() {
		return this.connected;
	}

	boolean isIdle(Instant now) {
		return this.typed.plus(this.idleTimeout).isBefore(now);
	}

	/** Whether its page is not open any more. */
	boolean isGone(Instant now) {
		return !this.connected && this.seen.plus(GONE).isBefore(now);
	}

	/** What is to be said when it has ended. */
	String farewell() {
		return "from " + this.address + " ended after " + Duration.between(this.began, this.seen).toMinutes() + " min"
				+ (isIdle(this.seen) ? ", as nothing was typed for " + this.idleTimeout.toMinutes() + " min" : "");
	}

}
