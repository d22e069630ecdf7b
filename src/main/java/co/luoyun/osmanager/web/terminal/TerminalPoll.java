package co.luoyun.osmanager.web.terminal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a poll says about its session. shellinabox's page sends a form with, among others,
 * {@code session} (absent in the first one) and, when the user typed, {@code keys};
 * Socket.IO has {@code sid} in the query, and posts what the user typed.
 *
 * @param session the session's name
 * @param typed whether it brings keystrokes
 */
record TerminalPoll(Optional<String> session, boolean typed) {

	private static final int NAME_LIMIT = 128;

	/** A heartbeat is one digit. */
	private static final int SHORTEST_MESSAGE = 2;

	static TerminalPoll of(String query, byte[] body) {
		Optional<String> polled = session(query);
		if (polled.isPresent()) {
			return new TerminalPoll(polled, body.length >= SHORTEST_MESSAGE);
		}
		String form = new String(body, StandardCharsets.ISO_8859_1);
		return new TerminalPoll(value(form, "session"), value(form, "keys").isPresent());
	}

	/** The session that a query names. */
	static Optional<String> session(String query) {
		return value(query.startsWith("?") ? query.substring(1) : query, "sid");
	}

	private static Optional<String> value(String form, String name) {
		return Arrays.stream(form.split("&"))
			.filter((pair) -> pair.startsWith(name + "="))
			.map((pair) -> pair.substring(name.length() + 1))
			.filter((value) -> !value.isEmpty())
			.findFirst()
			.flatMap(TerminalPoll::decode)
			.filter((value) -> name.equals("keys") || value.length() <= NAME_LIMIT);
	}

	private static Optional<String> decode(String value) {
		try {
			return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
