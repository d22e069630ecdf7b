package co.luoyun.osmanager.os;

import java.time.Duration;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.process.Worker;

import org.springframework.stereotype.Component;

/**
 * Looks every few minutes whether the settings are still as they were made, and whether
 * an interface has come that was missing.
 */
@Component
public class OsWatch {

	private static final Duration PAUSE = Duration.ofMinutes(5);

	private static final Duration PAUSE_AFTER_FAILURES = Duration.ofMinutes(1);

	private final OsConfigurer configurer;

	private final OsProperties.Drift drift;

	private final boolean needed;

	private final Worker worker = new Worker("os-watch", this::watch);

	OsWatch(OsConfigurer configurer, OsProperties properties, SystemRoot root) {
		this.configurer = configurer;
		this.drift = properties.drift();
		this.needed = root.isRunningSystem() && this.drift != OsProperties.Drift.IGNORE;
	}

	/** Looks from now on. In a sandbox nothing changes by itself. */
	public void start() {
		if (this.needed) {
			this.worker.start();
		}
	}

	public void stop() {
		this.worker.stop();
	}

	private void watch() throws InterruptedException {
		while (true) {
			Thread.sleep(this.configurer.report().hasFailures() ? PAUSE_AFTER_FAILURES : PAUSE);
			this.configurer.look(this.drift);
		}
	}

}
