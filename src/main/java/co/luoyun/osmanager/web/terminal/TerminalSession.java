package co.luoyun.osmanager.web.terminal;

import java.time.Duration;

/**
 * One terminal session through the gate, with readings of the ticker. Guarded by
 * {@link TerminalSessions}.
 */
final class TerminalSession {

	/** A page that is open polls at least every half minute. */
	private static final Duration GONE = Duration.ofSeconds(75);

	private final String address;

	private final long began;

	private final Duration idleTimeout;

	private long typed;

	private long seen;

	private boolean connected;

	TerminalSession(String address, long now, Duration idleTimeout) {
		this.address = address;
		this.began = now;
		this.idleTimeout = idleTimeout;
		this.typed = now;
		this.seen = now;
	}

	/** Something was asked for; what is idle stays so. */
	void saw(long now, boolean typing) {
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

	boolean isIdle(long now) {
		return now - this.typed > this.idleTimeout.toNanos();
	}

	/** Whether its page is not open any more. */
	boolean isGone(long now) {
		return !this.connected && now - this.seen > GONE.toNanos();
	}

	/** What is to be said when it has ended. */
	String farewell() {
		return "from " + this.address + " ended after " + Duration.ofNanos(this.seen - this.began).toMinutes() + " min"
				+ (isIdle(this.seen) ? ", as nothing was typed for " + this.idleTimeout.toMinutes() + " min" : "");
	}

}
