package co.luoyun.osmanager.controller.connection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import co.luoyun.osmanager.controller.ConnectionFailedException;
import co.luoyun.osmanager.controller.ConnectionMessage;
import co.luoyun.osmanager.controller.ControllerProperties;
import co.luoyun.osmanager.controller.ControllerSettings;
import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.controller.discovery.HostNetwork;
import co.luoyun.osmanager.controller.discovery.JoinListener;
import co.luoyun.osmanager.controller.discovery.JoinMessage;
import co.luoyun.osmanager.controller.discovery.KnownControllers;
import co.luoyun.osmanager.controller.discovery.RememberedAddress;
import co.luoyun.osmanager.instance.Endpoint;

/**
 * Finds the addresses that a try goes to, and shortens the wait when one is announced.
 */
final class ControllerSearch {

	private final ControllerProperties properties;

	private final TimeSource time;

	private final ConnectionJournal journal;

	private final Pause pause;

	private final RetryPace pace;

	private final KnownControllers known;

	private final JoinListener discovery;

	private final AtomicBoolean gathered = new AtomicBoolean();

	private volatile boolean wasRegistered;

	ControllerSearch(ControllerSettings settings, ControllerProperties properties, Path remembered, TimeSource time,
			HostNetwork network, ConnectionJournal journal, Pause pause, RetryPace pace) {
		this.properties = properties;
		this.time = time;
		this.journal = journal;
		this.pause = pause;
		this.pace = pace;
		this.known = new KnownControllers(settings.controller(), new RememberedAddress(remembered), time.ticker());
		this.discovery = new JoinListener(settings.multicast(), properties.discoveryTimeout(), network.subnets(),
				this::discovered);
	}

	/** A new try begins. */
	void begin() {
		this.gathered.set(false);
	}

	/** Listens for announcements. */
	void listen() {
		this.discovery.start();
	}

	/** Listens no more. */
	void stop() {
		this.discovery.stop();
	}

	void worked(Endpoint controller) {
		this.known.worked(controller);
		this.wasRegistered = true;
	}

	void failed(Endpoint controller, FailureKind kind) {
		this.known.failed(controller, kind);
	}

	/** Where to try, in order; when nothing is known, announcements are waited for. */
	List<Endpoint> candidates() {
		List<Endpoint> candidates = this.known.candidates();
		if (!candidates.isEmpty()) {
			return candidates;
		}
		this.journal.discovering();
		listen();
		try {
			this.pause.sleep(this.properties.discoveryTimeout().toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return this.known.candidates();
	}

	ConnectionFailedException nobodyFound() {
		return new ConnectionFailedException(FailureKind.NO_CONTROLLER_FOUND, ConnectionMessage.NO_JOIN
			.with(this.properties.discoveryTimeout().toSeconds(), this.discovery.message()));
	}

	// A join message tells every instance of the network at once that the controller is
	// back: those that had lost it stay spread out, however often it is repeated.
	private void discovered(JoinMessage message) {
		if (!this.known.discovered(message)) {
			return;
		}
		if (!this.wasRegistered) {
			this.pause.shorten((_) -> Duration.ZERO);
		}
		else if (this.gathered.compareAndSet(false, true)) {
			this.pause.shorten(this.pace::gathered).ifPresent((left) -> this.journal.waitingUntil(this.time.in(left)));
		}
	}

}
