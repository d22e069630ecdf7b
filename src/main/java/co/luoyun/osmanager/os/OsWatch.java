package co.luoyun.osmanager.os;

import java.time.Duration;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.Heartbeat;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.files.Working;
import co.luoyun.osmanager.os.account.HostKeys;
import co.luoyun.osmanager.process.Worker;

import org.springframework.stereotype.Component;

/**
 * Looks every few minutes whether the settings are still as they were made, and whether
 * an interface has come that was missing.
 */
@Component
public class OsWatch implements Working {

	private static final Duration PAUSE = Duration.ofMinutes(5);

	/** How long it may take to look, and to put right what differs. */
	private static final Duration LONGEST_LOOK = Duration.ofMinutes(10);

	private static final Duration PAUSE_AFTER_FAILURES = Duration.ofMinutes(1);

	private final OsConfigurer configurer;

	private final HostKeys hostKeys;

	private final OsProperties.Drift drift;

	private final boolean needed;

	private final Heartbeat heartbeat;

	private final Worker worker = new Worker("os-watch", this::watch);

	OsWatch(OsConfigurer configurer, OsProperties properties, HostKeys hostKeys, SystemRoot root, Ticker ticker) {
		this.configurer = configurer;
		this.hostKeys = hostKeys;
		this.drift = properties.drift();
		this.heartbeat = new Heartbeat("os-watch", ticker);
		this.needed = root.isRunningSystem();
	}

	/** Looks from now on. In a sandbox nothing changes by itself. */
	public void start() {
		if (this.needed) {
			this.worker.start();
		}
	}

	public void stop() {
		this.worker.stop();
		this.heartbeat.rest();
	}

	@Override
	public Stream<Heartbeat> heartbeats() {
		return Stream.of(this.heartbeat);
	}

	private void watch() throws InterruptedException {
		this.hostKeys.makeMissing();
		while (this.drift != OsProperties.Drift.IGNORE) {
			Duration pause = this.configurer.report().hasFailures() ? PAUSE_AFTER_FAILURES : PAUSE;
			this.heartbeat.beat(pause);
			Thread.sleep(pause);
			this.heartbeat.beat(LONGEST_LOOK);
			this.configurer.look(this.drift);
		}
	}

}
