package co.luoyun.osmanager.controller;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts since the start of the program. */
final class ConnectionStatistics {

	private final Map<FailureKind, LongAdder> failures = new EnumMap<>(FailureKind.class);

	private final LongAdder attempts = new LongAdder();

	private final LongAdder registrations = new LongAdder();

	private final LongAdder received = new LongAdder();

	private final LongAdder sent = new LongAdder();

	ConnectionStatistics() {
		for (FailureKind kind : FailureKind.values()) {
			this.failures.put(kind, new LongAdder());
		}
	}

	/** TCP connections that were begun. */
	LongAdder attempts() {
		return this.attempts;
	}

	LongAdder registrations() {
		return this.registrations;
	}

	/** Bytes that arrived. */
	LongAdder received() {
		return this.received;
	}

	/** Bytes that were sent. */
	LongAdder sent() {
		return this.sent;
	}

	@SuppressWarnings("NullAway") // every kind has its adder
	LongAdder failures(FailureKind kind) {
		return this.failures.get(kind);
	}

}
