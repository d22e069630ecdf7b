package co.luoyun.osmanager.controller.discovery;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The addresses a controller may be at, and which to try in which order: the configured
 * one always; the discovered one that worked last, until it fails; those that were
 * discovered.
 */
public final class KnownControllers {

	private static final int MOST_FAILURES = 64;

	private static final Duration BETWEEN_HURRIES = Duration.ofSeconds(5);

	private static final Duration UNTIL_WORTH_ANOTHER_TRY = Duration.ofSeconds(10);

	private final Optional<Endpoint> configured;

	private final RememberedAddress memory;

	private final Ticker ticker;

	private final DiscoveredControllers discovered = new DiscoveredControllers();

	private final Map<Endpoint, Failure> failures = new HashMap<>();

	private @Nullable Endpoint remembered;

	private boolean hurried;

	private long lastHurry;

	public KnownControllers(Optional<Endpoint> configured, RememberedAddress memory, Ticker ticker) {
		this.configured = configured;
		this.memory = memory;
		this.ticker = ticker;
		this.remembered = memory.read(configured).orElse(null);
	}

	/** What to try, in order. */
	public synchronized List<Endpoint> candidates() {
		SequencedSet<Endpoint> candidates = new LinkedHashSet<>();
		this.configured.ifPresent(candidates::add);
		if (this.remembered != null) {
			candidates.add(this.remembered);
		}
		candidates.addAll(this.discovered.nextRound());
		return List.copyOf(candidates);
	}

	/**
	 * A controller was discovered.
	 * @return whether that is a reason not to wait any longer: it has not failed yet, or
	 * it could not be reached and that was a while ago
	 */
	public synchronized boolean discovered(JoinMessage message) {
		Endpoint controller = message.controller();
		if (!this.configured.equals(Optional.of(controller))) {
			this.discovered.add(message);
		}
		Failure failure = this.failures.get(controller);
		boolean promising = failure == null || (failure.kind() == FailureKind.UNREACHABLE
				&& this.ticker.since(failure.at()).compareTo(UNTIL_WORTH_ANOTHER_TRY) > 0);
		if (!promising || (this.hurried && this.ticker.since(this.lastHurry).compareTo(BETWEEN_HURRIES) < 0)) {
			return false;
		}
		this.hurried = true;
		this.lastHurry = this.ticker.getAsLong();
		return true;
	}

	/** An address could not be reached or registered with. */
	public synchronized void failed(Endpoint controller, FailureKind kind) {
		if (this.failures.size() >= MOST_FAILURES) {
			this.failures.clear();
		}
		this.failures.put(controller, new Failure(kind, this.ticker.getAsLong()));
		if (controller.equals(this.remembered)) {
			this.remembered = null;
			this.memory.forget();
		}
	}

	/** The instance is registered there. */
	public synchronized void worked(Endpoint controller) {
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

	private record Failure(FailureKind kind, long at) {

	}

}
