package co.luoyun.osmanager.webssh;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The failures of the last while, and what they mean for the next start. */
final class Failures {

	private final Clock clock;

	private final WebSshProperties properties;

	private final Deque<Instant> recent = new ArrayDeque<>();

	Failures(Clock clock, WebSshProperties properties) {
		this.clock = clock;
		this.properties = properties;
	}

	void add() {
		Instant now = this.clock.instant();
		this.recent.addLast(now);
		Instant begin = now.minus(this.properties.restartWindow());
		while (this.recent.getFirst().isBefore(begin)) {
			this.recent.removeFirst();
		}
	}

	void clear() {
		this.recent.clear();
	}

	int count() {
		return this.recent.size();
	}

	boolean tooMany() {
		return this.recent.size() >= this.properties.restartLimit();
	}

	/** How long to wait before the next start. */
	Duration pause() {
		int doublings = Math.clamp(this.recent.size() - 1L, 0, 20);
		Duration grown = this.properties.firstPause().multipliedBy(1L << doublings);
		return (grown.compareTo(this.properties.longestPause()) < 0) ? grown : this.properties.longestPause();
	}

}
