package co.luoyun.osmanager.web.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.web.WebProperties;

import org.springframework.stereotype.Component;

/**
 * The owner's sessions: few, in memory, each ending by itself, and all of them when the
 * configured cookie changes.
 */
@Component
class OwnerSessions {

	/** Opening one more ends the oldest. */
	private static final int LIMIT = 64;

	private static final int TOKEN_BYTES = 32;

	private final Map<String, Session> sessions = new LinkedHashMap<>();

	private Optional<Secret> used = Optional.empty();

	// Tokens are secrets, so their randomness is not the replaceable one.
	private final SecureRandom random = new SecureRandom();

	private final Ticker ticker;

	private final WebProperties properties;

	OwnerSessions(Ticker ticker, WebProperties properties) {
		this.ticker = ticker;
		this.properties = properties;
	}

	/**
	 * Opens a session.
	 * @param cookie the configured cookie that was presented
	 * @return the session's token
	 */
	synchronized String open(Secret cookie) {
		this.sessions.values().removeIf(this::isExpired);
		if (this.sessions.size() >= LIMIT) {
			this.sessions.remove(this.sessions.keySet().iterator().next());
		}
		byte[] token = new byte[TOKEN_BYTES];
		this.random.nextBytes(token);
		String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
		this.sessions.put(text, new Session(this.ticker.getAsLong(), cookie));
		return text;
	}

	/**
	 * Takes note that the owner's link is used.
	 * @param cookie the configured cookie in it
	 * @return whether it was used before, since the start
	 */
	synchronized boolean isUsed(Secret cookie) {
		boolean before = this.used.filter(cookie::equals).isPresent();
		this.used = Optional.of(cookie);
		return before;
	}

	/**
	 * Whether a token stands for an open session.
	 * @param token what the browser sent
	 * @param cookie the cookie that is configured now
	 */
	synchronized boolean isOpen(String token, Optional<Secret> cookie) {
		Session session = this.sessions.get(token);
		return session != null && !isExpired(session) && cookie.filter(session.cookie()::equals).isPresent();
	}

	synchronized void close(String token) {
		this.sessions.remove(token);
	}

	private boolean isExpired(Session session) {
		return this.ticker.since(session.opened()).compareTo(this.properties.sessionDuration()) >= 0;
	}

	/**
	 * One session.
	 *
	 * @param opened the ticker's reading then
	 * @param cookie the configured cookie that it was opened with
	 */
	private record Session(long opened, Secret cookie) {
	}

}
