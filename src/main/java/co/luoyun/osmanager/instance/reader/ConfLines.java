package co.luoyun.osmanager.instance.reader;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import co.luoyun.osmanager.instance.ConfMessage;
import co.luoyun.osmanager.instance.Diagnostic;
import co.luoyun.osmanager.message.Message;

/**
 * The {@code KEY=VALUE} lines of a luoyun.conf.
 *
 * @param values the values by their keys, trimmed, in the file's order
 */
public record ConfLines(Map<String, Line> values) {

	public static final List<String> KNOWN = List.of("CLC_IP", "CLC_PORT", "CLC_MCAST_IP", "CLC_MCAST_PORT", "TAG",
			"KEY", "JSON");

	/** Keys that are for the connection alone: whether and how it is encrypted. */
	public static final List<String> TLS = List.of(TlsKeys.TLS, TlsKeys.CA, TlsKeys.FINGERPRINT);

	/** More unknown keys than this are not kept. */
	public static final int MOST_UNKNOWN = 1000;

	private static final Pattern PLAIN_KEY = Pattern.compile("[A-Z][A-Z_]{0,23}");

	public static ConfLines parse(String text, Diagnostics diagnostics) {
		ConfLines lines = new ConfLines(new LinkedHashMap<>());
		int number = 0;
		for (Iterator<String> iterator = text.lines().iterator(); iterator.hasNext();) {
			lines.take(iterator.next().strip(), ++number, diagnostics);
		}
		return lines;
	}

	/** A key's value, unless it is absent, empty or {@code (null)}. */
	public Optional<Line> value(String key) {
		return Optional.ofNullable(this.values.get(key)).filter((line) -> !isAbsent(line.value()));
	}

	/** Whether a value stands for none. */
	public static boolean isAbsent(String value) {
		return value.isEmpty() || value.equals("(null)");
	}

	/** A key's line; 0 when the file does not have it. */
	public int lineOf(String key) {
		Line line = this.values.get(key);
		return (line != null) ? line.number() : 0;
	}

	private void take(String line, int number, Diagnostics diagnostics) {
		if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
			return;
		}
		int equals = line.indexOf('=');
		if (equals < 1) {
			diagnostics.warn(number, Diagnostic.THE_LINE, ConfMessage.KEY_VALUE.with(),
					ConfMessage.LINE_SKIPPED.with());
			return;
		}
		if (line.indexOf('\0') >= 0) {
			diagnostics.warn(number, Diagnostic.THE_LINE, ConfMessage.NUL.with(), ConfMessage.LINE_SKIPPED.with());
			return;
		}
		put(line.substring(0, equals).strip(), line.substring(equals + 1).strip(), number, diagnostics);
	}

	private void put(String written, String value, int number, Diagnostics diagnostics) {
		String upper = written.toUpperCase(Locale.ROOT);
		boolean known = KNOWN.contains(upper) || TLS.contains(upper);
		String key = known ? upper : written;
		// What looks like a key may be a part of a value that was broken into lines.
		Message where = (known || isPlain(key)) ? Message.plain(key) : Diagnostic.THE_LINE;
		if (!known) {
			if (!this.values.containsKey(key) && this.values.size() >= MOST_UNKNOWN) {
				diagnostics.warn(number, where, ConfMessage.MOST_KEYS.with(MOST_UNKNOWN),
						ConfMessage.LINE_SKIPPED.with());
				return;
			}
			diagnostics.note(number, where, ConfMessage.KEY_KNOWN.with(), ConfMessage.KEPT.with());
		}
		else if (!key.equals(written)) {
			diagnostics.note(number, key, ConfMessage.CAPITALS.with(), ConfMessage.ACCEPTED.with());
		}
		if (this.values.put(key, new Line(number, value)) != null) {
			diagnostics.warn(number, where, ConfMessage.KEY_ONCE.with(), ConfMessage.REPLACES.with());
		}
	}

	/**
	 * Whether a key can be shown: it is a plain word in capitals, and no part of a value
	 * that was broken into lines.
	 */
	public static boolean isPlain(String key) {
		return PLAIN_KEY.matcher(key).matches();
	}

	/**
	 * A value with its place.
	 *
	 * @param number the line's number, from 1
	 * @param value what follows the first equals sign, trimmed
	 */
	public record Line(int number, String value) {

		@Override
		public String toString() {
			return "line " + this.number;
		}

	}

}
