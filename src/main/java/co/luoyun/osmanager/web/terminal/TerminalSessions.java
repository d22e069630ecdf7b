package co.luoyun.osmanager.web.terminal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.webssh.WebSshProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The terminal sessions that go through the gate: one line in the log when one begins and
 * one when it ends. A session in which nothing is typed for too long is not let through
 * any more: its WebSocket is closed, and the terminal server itself ends one that polls
 * and is not asked for within a minute.
 */
@Component
class TerminalSessions {

	private static final Logger logger = LoggerFactory.getLogger(TerminalSessions.class);

	private static final Duration SWEEP = Duration.ofSeconds(15);

	private static final int CONNECTION_LIMIT = 32;

	private final Map<String, TerminalSession> sessions = new HashMap<>();

	private final Ticker ticker;

	private final Duration idleTimeout;

	private @Nullable Thread sweeper;

	TerminalSessions(Ticker ticker, WebSshProperties properties) {
		this.ticker = ticker;
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
		long now = this.ticker.getAsLong();
		TerminalSession session = session(poll.session().get(), address, now);
		session.saw(now, poll.typed());
		return !session.isIdle(now);
	}

	/**
	 * Takes note of a WebSocket, which is a session by itself or goes on with one that
	 * has polled before.
	 * @param polled the session's name when it has polled
	 * @param address where it comes from
	 * @return its name from now on; empty when there are too many
	 */
	synchronized Optional<String> connect(Optional<String> polled, String address) {
		if (this.sessions.values().stream().filter(TerminalSession::isConnected).count() >= CONNECTION_LIMIT) {
			return Optional.empty();
		}
		String name = polled.filter((each) -> !isConnected(each)).orElseGet(() -> UUID.randomUUID().toString());
		session(name, address, this.ticker.getAsLong()).connect();
		return Optional.of(name);
	}

	private boolean isConnected(String name) {
		TerminalSession session = this.sessions.get(name);
		return session != null && session.isConnected();
	}

	/** Takes note of what goes through a WebSocket. */
	synchronized void saw(String name, boolean typing) {
		TerminalSession session = this.sessions.get(name);
		if (session != null) {
			session.saw(this.ticker.getAsLong(), typing);
		}
	}

	/** Whether nothing was typed in a session for too long. */
	synchronized boolean isIdle(String name) {
		TerminalSession session = this.sessions.get(name);
		return session == null || session.isIdle(this.ticker.getAsLong());
	}

	/** Takes leave of a session whose WebSocket is closed. */
	synchronized void disconnected(String name) {
		TerminalSession session = this.sessions.remove(name);
		if (session != null) {
			session.saw(this.ticker.getAsLong(), false);
			logger.info("The owner's web terminal {}", session.farewell());
		}
	}

	/** How many are open. */
	synchronized int open() {
		long now = this.ticker.getAsLong();
		return (int) this.sessions.values().stream().filter((session) -> !session.isIdle(now)).count();
	}

	private TerminalSession session(String name, String address, long now) {
		return this.sessions.computeIfAbsent(name, (_) -> begin(address, now));
	}

	private TerminalSession begin(String address, long now) {
		logger.info("The owner opened a web terminal from {}", address);
		if (this.sweeper == null) {
			this.sweeper = Thread.ofVirtual().name("webssh-sessions").start(this::sweepWhileOpen);
		}
		return new TerminalSession(address, now, this.idleTimeout);
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
		finally {
			ended();
		}
	}

	// However it ended: the next session starts it anew.
	private synchronized void ended() {
		if (this.sweeper == Thread.currentThread()) {
			this.sweeper = null;
		}
	}

	/**
	 * Takes leave of the sessions that are not asked for any more.
	 * @return whether there are others
	 */
	synchronized boolean sweep() {
		long now = this.ticker.getAsLong();
		for (Iterator<TerminalSession> each = this.sessions.values().iterator(); each.hasNext();) {
			TerminalSession session = each.next();
			if (session.isGone(now)) {
				each.remove();
				logger.info("The owner's web terminal {}", session.farewell());
			}
		}
		if (this.sessions.isEmpty()) {
			this.sweeper = null;
		}
		return !this.sessions.isEmpty();
	}

}
