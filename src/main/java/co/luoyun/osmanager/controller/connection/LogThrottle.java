package co.luoyun.osmanager.controller.connection;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

import co.luoyun.osmanager.controller.FailureKind;

/**
 * Which news of the connection are worth a log line, so that the log stays small however
 * long a controller is away or however often it comes and goes: a failure is told once
 * while the connection is missing, and of connections that do not hold only the first few
 * are told. Not safe for use by several threads.
 */
final class LogThrottle {

	/** A connection that holds for so long is no longer in question. */
	static final Duration STEADY = Duration.ofMinutes(5);

	private static final int SHORT_CONNECTIONS_TOLD = 3;

	// A peer can make every failure's text another, by lengths that it announces.
	private static final int MOST_TEXTS = 8;

	private final Set<FailureKind> kinds = EnumSet.noneOf(FailureKind.class);

	private final Set<String> texts = new HashSet<>();

	private int shortConnections;

	/** A registered connection has ended after a time. */
	void lost(Duration held) {
		if (held.compareTo(STEADY) >= 0) {
			reset();
		}
		else if (++this.shortConnections <= SHORT_CONNECTIONS_TOLD) {
			forgetFailures();
		}
	}

	/** Whether a failure is told; the same is not told again. */
	boolean tells(FailureKind kind, String text) {
		boolean newKind = this.kinds.add(kind);
		boolean newText = this.texts.size() < MOST_TEXTS && this.texts.add(text);
		return newKind || newText;
	}

	/** Whether connections end so soon, again and again, that they are not told. */
	boolean flapping() {
		return this.shortConnections > SHORT_CONNECTIONS_TOLD;
	}

	/** Whether the next short connection is the first that is not told. */
	boolean aboutToFlap() {
		return this.shortConnections == SHORT_CONNECTIONS_TOLD;
	}

	/** Connections that have ended soon, one after the other. */
	int shortConnections() {
		return this.shortConnections;
	}

	/** Everything is news again. */
	void reset() {
		this.shortConnections = 0;
		forgetFailures();
	}

	private void forgetFailures() {
		this.kinds.clear();
		this.texts.clear();
	}

}
