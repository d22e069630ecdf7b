package co.luoyun.osmanager.web.terminal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a poll of shellinabox's page says about its session: a form with, among others,
 * {@code session} (absent in the first one) and, when the user typed, {@code keys}.
 *
 * @param session the session's name
 * @param typed whether it brings keystrokes
 */
record TerminalPoll(Optional<String> session, boolean typed) {

	private static final int NAME_LIMIT = 128;

	static TerminalPoll of(byte[] form) {
		String text = new String(form, StandardCharsets.ISO_8859_1);
		return new TerminalPoll(value(text, "session").filter((name) -> name.length() <= NAME_LIMIT),
				value(text, "keys").isPresent());
	}

	private static Optional<String> value(String form, String name) {
		return Arrays.stream(form.split("&"))
			.filter((pair) -> pair.startsWith(name + "="))
			.map((pair) -> pair.substring(name.length() + 1))
			.filter((value) -> !value.isEmpty())
			.findFirst()
			.flatMap(TerminalPoll::decode);
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
