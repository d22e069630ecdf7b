package co.luoyun.osmanager.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

import co.luoyun.osmanager.instance.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The addresses a controller may be at, and which to try in which order: the discovered
 * one that worked last, until it fails; the configured one; those that were discovered.
 */
final class KnownControllers {

	// More than a network has; a flood of false join messages takes no more room.
	private static final int MOST_DISCOVERED = 8;

	private static final int MOST_FAILURES = 64;

	private static final Duration BETWEEN_SURPRISES = Duration.ofSeconds(5);

	private static final Duration UNTIL_WORTH_ANOTHER_TRY = Duration.ofSeconds(10);

	private final Optional<Endpoint> configured;

	private final RememberedAddress memory;

	private final SequencedSet<Endpoint> discovered = new LinkedHashSet<>();

	private final Map<Endpoint, Failure> failures = new HashMap<>();

	private @Nullable Endpoint remembered;

	private Instant lastSurprise = Instant.EPOCH;

	KnownControllers(Optional<Endpoint> configured, RememberedAddress memory) {
		this.configured = configured;
		this.memory = memory;
		this.remembered = memory.read(configured).orElse(null);
	}

	/** What to try, in order. */
	synchronized List<Endpoint> candidates() {
		SequencedSet<Endpoint> candidates = new LinkedHashSet<>();
		if (this.remembered != null) {
			candidates.add(this.remembered);
		}
		this.configured.ifPresent(candidates::add);
		candidates.addAll(this.discovered);
		return List.copyOf(candidates);
	}

	/**
	 * A controller was discovered.
	 * @return whether that is a reason not to wait any longer: it has not failed yet, or
	 * it could not be reached and that was a while ago
	 */
	synchronized boolean discovered(Endpoint controller, Instant now) {
		if (this.discovered.size() < MOST_DISCOVERED && !this.configured.equals(Optional.of(controller))) {
			this.discovered.add(controller);
		}
		Failure failure = this.failures.get(controller);
		boolean promising = failure == null || (failure.kind() == FailureKind.UNREACHABLE
				&& failure.at().plus(UNTIL_WORTH_ANOTHER_TRY).isBefore(now));
		if (!promising || now.isBefore(this.lastSurprise.plus(BETWEEN_SURPRISES))) {
			return false;
		}
		this.lastSurprise = now;
		return true;
	}

	/** An address could not be reached or registered with. */
	synchronized void failed(Endpoint controller, FailureKind kind, Instant now) {
		if (this.failures.size() >= MOST_FAILURES) {
			this.failures.clear();
		}
		this.failures.put(controller, new Failure(kind, now));
		this.discovered.remove(controller);
		if (controller.equals(this.remembered)) {
			this.remembered = null;
			this.memory.forget();
		}
	}

	/** The instance is registered there. */
	synchronized void worked(Endpoint controller) {
		this.failures.clear();
		this.discovered.clear();
		if (this.configured.equals(Optional.of(controller))) {
			this.memory.forget();
		}
		else if (!controller.equals(this.remembered)) {
			this.remembered = controller;
			this.memory.write(controller, this.configured);
		}
	}

	private record Failure(FailureKind kind, Instant at) {

	}

}
