package co.luoyun.osmanager.status;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The application's status as the results of the probe add up to it. */
final class StatusRecord {

	private final int confirmations;

	private final int limit;

	private final Deque<StatusChange> changes = new ArrayDeque<>();

	private ApplicationStatus current = ApplicationStatus.UNKNOWN;

	private ApplicationStatus candidate = ApplicationStatus.UNKNOWN;

	private int seen;

	private @Nullable ProbeResult newest;

	StatusRecord(int confirmations, int limit) {
		this.confirmations = confirmations;
		this.limit = limit;
	}

	/**
	 * Adds a result.
	 * @return the change that it makes, if any
	 */
	synchronized Optional<StatusChange> add(ProbeResult result) {
		boolean first = (this.newest == null);
		this.newest = result;
		this.seen = result.status().equals(this.candidate) ? this.seen + 1 : 1;
		this.candidate = result.status();
		// Before the first result nothing is known that could flap.
		boolean confirmed = first || this.seen >= this.confirmations;
		if (!confirmed || this.candidate.equals(this.current)) {
			return Optional.empty();
		}
		StatusChange change = new StatusChange(result.endedAt(), this.current, this.candidate);
		this.current = this.candidate;
		remember(change);
		return Optional.of(change);
	}

	private void remember(StatusChange change) {
		if (this.changes.size() == this.limit) {
			this.changes.removeLast();
		}
		this.changes.addFirst(change);
	}

	synchronized ApplicationStatus current() {
		return this.current;
	}

	synchronized Optional<ProbeResult> newest() {
		return Optional.ofNullable(this.newest);
	}

	synchronized List<StatusChange> changes() {
		return List.copyOf(this.changes);
	}

}
