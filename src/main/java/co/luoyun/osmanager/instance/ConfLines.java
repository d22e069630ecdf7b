package co.luoyun.osmanager.instance;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code KEY=VALUE} lines of a luoyun.conf.
 *
 * @param values the values by their keys, trimmed, in the file's order
 */
record ConfLines(Map<String, Line> values) {

	static final List<String> KNOWN = List.of("CLC_IP", "CLC_PORT", "CLC_MCAST_IP", "CLC_MCAST_PORT", "TAG", "KEY",
			"JSON");

	static ConfLines parse(String text, Diagnostics diagnostics) {
		ConfLines lines = new ConfLines(new LinkedHashMap<>());
		int number = 0;
		for (Iterator<String> iterator = text.lines().iterator(); iterator.hasNext();) {
			lines.take(iterator.next().strip(), ++number, diagnostics);
		}
		return lines;
	}

	/** A key's value, unless it is absent, empty or {@code (null)}. */
	Optional<Line> value(String key) {
		return Optional.ofNullable(this.values.get(key))
			.filter((line) -> !line.value().isEmpty() && !line.value().equals("(null)"));
	}

	/** A key's line; 0 when the file does not have it. */
	int lineOf(String key) {
		Line line = this.values.get(key);
		return (line != null) ? line.number() : 0;
	}

	private void take(String line, int number, Diagnostics diagnostics) {
		if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
			return;
		}
		int equals = line.indexOf('=');
		if (equals < 1) {
			diagnostics.warn(number, Diagnostic.THE_LINE, "KEY=VALUE", "the line is skipped");
			return;
		}
		if (line.indexOf('\0') >= 0) {
			diagnostics.warn(number, Diagnostic.THE_LINE, "text without NUL bytes", "the line is skipped");
			return;
		}
		put(line.substring(0, equals).strip(), line.substring(equals + 1).strip(), number, diagnostics);
	}

	private void put(String written, String value, int number, Diagnostics diagnostics) {
		String upper = written.toUpperCase(Locale.ROOT);
		String key = KNOWN.contains(upper) ? upper : written;
		if (!key.equals(written)) {
			diagnostics.note(number, key, "the key in capitals", "it is accepted");
		}
		if (this.values.put(key, new Line(number, value)) != null) {
			diagnostics.warn(number, KNOWN.contains(key) ? key : Diagnostic.THE_LINE, "each key once",
					"this line replaces the earlier one");
		}
	}

	/**
	 * A value with its place.
	 *
	 * @param number the line's number, from 1
	 * @param value what follows the first equals sign, trimmed
	 */
	record Line(int number, String value) {

	}

}
