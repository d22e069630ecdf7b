package co.luoyun.osmanager.controller.connection;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.controller.protocol.Bytes;

/** Counts since the start of the program. */
public final class ConnectionStatistics {

	private final Map<FailureKind, LongAdder> failures = Stream.of(FailureKind.values())
		.collect(Collectors.toUnmodifiableMap((kind) -> kind, (_) -> new LongAdder()));

	private final LongAdder attempts = new LongAdder();

	private final LongAdder registrations = new LongAdder();

	private final LongAdder received = new LongAdder();

	private final LongAdder sent = new LongAdder();

	public ConnectionStatistics() {
	}

	/** TCP connections that were begun. */
	public long attempts() {
		return this.attempts.sum();
	}

	/** Registrations that the controller accepted. */
	public long registrations() {
		return this.registrations.sum();
	}

	/** Bytes that arrived. */
	public long received() {
		return this.received.sum();
	}

	/** Bytes that were sent. */
	public long sent() {
		return this.sent.sum();
	}

	/** How often something went wrong in this way. */
	public long failures(FailureKind kind) {
		return counter(kind).sum();
	}

	void countAttempt() {
		this.attempts.increment();
	}

	void countRegistration() {
		this.registrations.increment();
	}

	void countReceived(int bytes) {
		this.received.add(bytes);
	}

	void countSent(int bytes) {
		this.sent.add(bytes);
	}

	void countFailure(FailureKind kind) {
		counter(kind).increment();
	}

	private LongAdder counter(FailureKind kind) {
		return Objects.requireNonNull(this.failures.get(kind));
	}

}
