package co.luoyun.osmanager.web.terminal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

import co.luoyun.osmanager.webssh.WebSshProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The terminal sessions that go through the gate: one line in the log when one begins and
 * one when it ends. A session in which nothing is typed for too long is not let through
 * any more; the terminal server ends a session that is not asked for within a minute.
 */
@Component
class TerminalSessions {

	private static final Logger logger = LoggerFactory.getLogger(TerminalSessions.class);

	/** A page that is open polls at least every half minute. */
	private static final Duration GONE = Duration.ofSeconds(75);

	private static final Duration SWEEP = Duration.ofSeconds(15);

	private final Map<String, Session> sessions = new HashMap<>();

	private final Clock clock;

	private final Duration idleTimeout;

	private @Nullable Thread sweeper;

	TerminalSessions(Clock clock, WebSshProperties properties) {
		this.clock = clock;
		this.idleTimeout = properties.idleTimeout();
	}

	/**
	 * Takes note of a poll.
	 * @param poll what it says
	 * @param address where it comes from
	 * @return whether it may go through
	 */
	synchronized boolean admit(TerminalPoll poll, String address) {
		if (poll.session().isEmpty()) {
			return true;
		}
		Instant now = this.clock.instant();
		Session session = this.sessions.computeIfAbsent(poll.session().get(), (name) -> begin(address, now));
		boolean idle = idle(session, now);
		Instant typed = (poll.typed() && !idle) ? now : session.typed();
		this.sessions.put(poll.session().get(), new Session(session.address(), session.began(), typed, now));
		return !idle;
	}

	/** How many are open. */
	synchronized int open() {
		Instant now = this.clock.instant();
		return (int) this.sessions.values().stream().filter((session) -> !idle(session, now)).count();
	}

	private Session begin(String address, Instant now) {
		logger.info("The owner opened a web terminal from {}", address);
		if (this.sweeper == null) {
			this.sweeper = Thread.ofVirtual().name("webssh-sessions").start(this::sweepWhileOpen);
		}
		return new Session(address, now, now, now);
	}

	private boolean idle(Session session, Instant now) {
		return session.typed().plus(this.idleTimeout).isBefore(now);
	}

	private void sweepWhileOpen() {
		try {
			do {
				Thread.sleep(SWEEP);
			}
			while (sweep());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Takes leave of the sessions that are not asked for any more.
	 * @return whether there are others
	 */
	synchronized boolean sweep() {
		Instant now = this.clock.instant();
		for (Iterator<Session> each = this.sessions.values().iterator(); each.hasNext();) {
			Session session = each.next();
			if (session.seen().plus(GONE).isBefore(now)) {
				each.remove();
				logger.info("The owner's web terminal from {} ended after {} min{}", session.address(),
						Duration.between(session.began(), session.seen()).toMinutes(), idle(session, session.seen())
								? ", as nothing was typed for " + this.idleTimeout.toMinutes() + " min" : "");
			}
		}
		if (this.sessions.isEmpty()) {
			this.sweeper = null;
		}
		return !this.sessions.isEmpty();
	}

	private record Session(String address, Instant began, Instant typed, Instant seen) {

	}

}
