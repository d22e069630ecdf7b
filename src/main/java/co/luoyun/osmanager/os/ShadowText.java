package co.luoyun.osmanager.os;

import java.util.Arrays;
import java.util.Optional;

/**
 * The text of a shadow(5) file. Only root's line is understood; all others stay byte for
 * byte.
 */
final class ShadowText {

	private static final String ROOT = "root:";

	private static final int FIELDS = 9;

	private final String text;

	private final int start;

	private final int end;

	private ShadowText(String text, int start, int end) {
		this.text = text;
		this.start = start;
		this.end = end;
	}

	/**
	 * Finds root's line, the first one, as getspnam(3) does.
	 * @return empty when there is none
	 */
	static Optional<ShadowText> of(String text) {
		int start = text.startsWith(ROOT) ? 0 : text.indexOf("\n" + ROOT) + 1;
		if (start == 0 && !text.startsWith(ROOT)) {
			return Optional.empty();
		}
		int newline = text.indexOf('\n', start);
		return Optional.of(new ShadowText(text, start, (newline < 0) ? text.length() : newline));
	}

	String rootHash() {
		return fields()[1];
	}

	/**
	 * The text with another hash for root.
	 * @param hash a valid hash
	 * @param day the day of the change, since 1970-01-01
	 */
	String withRootHash(String hash, long day) {
		String[] fields = fields();
		String[] changed = (fields.length < FIELDS) ? Arrays.copyOf(fields, FIELDS) : fields;
		Arrays.fill(changed, fields.length, changed.length, "");
		changed[1] = hash;
		changed[2] = Long.toString(day);
		return this.text.substring(0, this.start) + String.join(":", changed) + this.text.substring(this.end);
	}

	private String[] fields() {
		return this.text.substring(this.start, this.end).split(":", -1);
	}

}
