package co.luoyun.osmanager.os.account;

import java.util.Arrays;
import java.util.Optional;

/**
 * The text of a shadow(5) file. Only root's line is understood; all others stay byte for
 * byte.
 */
final class ShadowText {

	private static final String ROOT = "root:";

	private static final int FIELDS = 9;

	private static final int HASH = 1;

	private static final int LAST_CHANGE = 2;

	private static final int LONGEST_AGE = 4;

	private static final int EXPIRY = 7;

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
		return fields()[HASH];
	}

	/**
	 * The text with another hash for root.
	 * @param hash a valid hash
	 * @param day the day of the change, since 1970-01-01
	 */
	ShadowText withRootHash(String hash, long day) {
		String[] changed = nineFields();
		changed[HASH] = hash;
		changed[LAST_CHANGE] = Long.toString(day);
		return with(changed);
	}

	@Override
	public String toString() {
		return "ShadowText[" + this.text.length() + " chars]";
	}

	/** The whole text. */
	String text() {
		return this.text;
	}

	/**
	 * Whether the account lets nobody in, or asks for a new password first, as PAM's
	 * pam_unix(8) decides.
	 * @param day today, since 1970-01-01
	 */
	boolean isExpired(long day) {
		long changed = number(LAST_CHANGE);
		long longest = number(LONGEST_AGE);
		long end = number(EXPIRY);
		return changed == 0 || (end >= 0 && day > end) || (changed > 0 && longest >= 0 && day - changed > longest);
	}

	/**
	 * The text with an account that has not expired.
	 * @param day today, since 1970-01-01
	 */
	ShadowText usable(long day) {
		if (!isExpired(day)) {
			return this;
		}
		String[] changed = nineFields();
		changed[LAST_CHANGE] = Long.toString(day);
		changed[EXPIRY] = "";
		return with(changed);
	}

	private ShadowText with(String[] fields) {
		String line = String.join(":", fields);
		return new ShadowText(this.text.substring(0, this.start) + line + this.text.substring(this.end), this.start,
				this.start + line.length());
	}

	private long number(int field) {
		String[] fields = nineFields();
		return fields[field].matches("\\d{1,10}") ? Long.parseLong(fields[field]) : -1;
	}

	private String[] nineFields() {
		String[] fields = fields();
		String[] all = (fields.length < FIELDS) ? Arrays.copyOf(fields, FIELDS) : fields;
		Arrays.fill(all, Math.min(fields.length, all.length), all.length, "");
		return all;
	}

	private String[] fields() {
		return this.text.substring(this.start, this.end).split(":", -1);
	}

}
