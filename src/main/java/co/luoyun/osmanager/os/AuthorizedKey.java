package co.luoyun.osmanager.os;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of an authorized_keys file, as sshd(8) reads it: options, type, base64, comment.
 *
 * @param line the line as it was given, without white space around it
 * @param blob the base64 text, which tells keys apart
 */
record AuthorizedKey(String line, String blob) {

	private static final int LENGTH_LIMIT = 16 * 1024;

	/**
	 * Reads a line.
	 * @return empty when it is no key
	 */
	static Optional<AuthorizedKey> parse(String text) {
		String line = text.strip();
		if (line.length() > LENGTH_LIMIT || line.startsWith("#")
				|| line.chars().anyMatch((c) -> c < ' ' && c != '\t')) {
			return Optional.empty();
		}
		return key(line).or(() -> afterOptions(line).flatMap(AuthorizedKey::key))
			.map((key) -> new AuthorizedKey(line, key));
	}

	// The base64 text of "type base64 comment", when it is one: the blob begins with the
	// length and name of its own type (RFC 4253, 6.6).
	private static Optional<String> key(String text) {
		String[] words = text.split("[ \t]+", 3);
		if (words.length < 2 || !isType(words[0])) {
			return Optional.empty();
		}
		try {
			ByteBuffer blob = ByteBuffer.wrap(Base64.getDecoder().decode(words[1]));
			if (blob.remaining() < 4 + words[0].length() + 4 || blob.getInt() != words[0].length()) {
				return Optional.empty();
			}
			byte[] type = new byte[words[0].length()];
			blob.get(type);
			boolean same = words[0].equals(new String(type, StandardCharsets.US_ASCII));
			return same ? Optional.of(words[1]) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static boolean isType(String word) {
		String type = word.toLowerCase(Locale.ROOT);
		return type.startsWith("ssh-") || type.startsWith("ecdsa-sha2-") || type.startsWith("sk-ssh-")
				|| type.startsWith("sk-ecdsa-sha2-");
	}

	// Options are separated by commas and hold white space only between double quotes.
	private static Optional<String> afterOptions(String line) {
		boolean quoted = false;
		for (int i = 0; i < line.length(); i++) {
			char c = line.charAt(i);
			if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
				i++;
			}
			else if (c == '"') {
				quoted = !quoted;
			}
			else if (!quoted && (c == ' ' || c == '\t')) {
				return Optional.of(line.substring(i).stripLeading());
			}
		}
		return Optional.empty();
	}

}
