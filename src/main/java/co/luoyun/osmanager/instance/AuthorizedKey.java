package co.luoyun.osmanager.instance;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A line of an authorized_keys file that sshd(8) can read: options, type, base64,
 * comment.
 *
 * @param line the line as it was given, without white space around it
 * @param blob the base64 text, which tells keys apart
 */
public record AuthorizedKey(String line, String blob) {

	private static final int LENGTH_LIMIT = 16 * 1024;

	/** sshd(8), AUTHORIZED_KEYS FILE FORMAT; those with a value have it in quotes. */
	private static final Set<String> OPTIONS = Set.of("agent-forwarding", "cert-authority", "no-agent-forwarding",
			"no-port-forwarding", "no-pty", "no-touch-required", "no-user-rc", "no-x11-forwarding", "port-forwarding",
			"pty", "restrict", "user-rc", "verify-required", "x11-forwarding");

	private static final Set<String> OPTIONS_WITH_VALUE = Set.of("command", "environment", "expiry-time", "from",
			"permitlisten", "permitopen", "principals", "tunnel");

	/**
	 * Reads a line.
	 * @param text the line
	 * @return empty when sshd would find no key in it
	 */
	public static Optional<AuthorizedKey> parse(String text) {
		String line = text.strip();
		if (line.length() > LENGTH_LIMIT || line.startsWith("#")
				|| line.chars().anyMatch((c) -> c < ' ' && c != '\t')) {
			return Optional.empty();
		}
		return key(line).or(() -> afterOptions(line).flatMap(AuthorizedKey::key))
			.map((key) -> new AuthorizedKey(line, key));
	}

	// The base64 text of "type base64 comment". As for sshd, the text has to be padded.
	private static Optional<String> key(String text) {
		String[] words = text.split("[ \t]+", 3);
		if (words.length < 2 || words[1].length() % 4 != 0) {
			return Optional.empty();
		}
		try {
			byte[] blob = Base64.getDecoder().decode(words[1]);
			return SshKeyBlob.isKey(words[0], blob) ? Optional.of(words[1]) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	// What follows the options, when each is one that sshd knows: it passes over a line
	// with another one. They are separated by commas, and hold white space only between
	// double quotes.
	private static Optional<String> afterOptions(String line) {
		boolean quoted = false;
		int start = 0;
		for (int i = 0; i < line.length(); i++) {
			char c = line.charAt(i);
			if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
				i++;
			}
			else if (c == '"') {
				quoted = !quoted;
			}
			else if (!quoted && (c == ',' || c == ' ' || c == '\t')) {
				if (!isOption(line.substring(start, i))) {
					return Optional.empty();
				}
				if (c != ',') {
					return Optional.of(line.substring(i).stripLeading());
				}
				start = i + 1;
			}
		}
		return Optional.empty();
	}

	private static boolean isOption(String text) {
		int equals = text.indexOf('=');
		if (equals < 0) {
			return OPTIONS.contains(text.toLowerCase(Locale.ROOT));
		}
		boolean quoted = text.length() > equals + 2 && text.charAt(equals + 1) == '"' && text.endsWith("\"");
		return quoted && OPTIONS_WITH_VALUE.contains(text.substring(0, equals).toLowerCase(Locale.ROOT));
	}

}
