package co.luoyun.osmanager.properties;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The syntax of {@link java.util.Properties}, with the number of each line, and with a
 * fault for the line that has one instead of an exception for all of them.
 */
final class PropertiesText {

	private static final int HEXADECIMAL = 16;

	private static final int ESCAPE_DIGITS = 4;

	private PropertiesText() {
	}

	/** The logical lines that are neither empty nor comments. */
	static List<Line> lines(String text) {
		List<Line> lines = new ArrayList<>();
		String[] raw = text.split("\\R", -1);
		for (int i = 0; i < raw.length; i++) {
			String first = raw[i].stripLeading();
			if (first.isEmpty() || first.startsWith("#") || first.startsWith("!")) {
				continue;
			}
			int number = i + 1;
			StringBuilder logical = new StringBuilder(first);
			while (isContinued(logical) && i + 1 < raw.length) {
				logical.setLength(logical.length() - 1);
				logical.append(raw[++i].stripLeading());
			}
			lines.add(line(number, logical.toString()));
		}
		return lines;
	}

	private static boolean isContinued(CharSequence line) {
		int backslashes = 0;
		while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
			backslashes++;
		}
		return backslashes % 2 == 1;
	}

	private static Line line(int number, String text) {
		int end = keyEnd(text);
		String rest = text.substring(end).stripLeading();
		if (rest.startsWith("=") || rest.startsWith(":")) {
			rest = rest.substring(1).stripLeading();
		}
		try {
			Line line = new Line(number, unescape(text.substring(0, end)), unescape(rest).stripTrailing(), null);
			boolean control = (line.key() + line.value()).chars().anyMatch((each) -> each < ' ' && each != '\t');
			return (control && !text.contains("\\")) ? faulty(number, "control characters") : line;
		}
		catch (IllegalArgumentException ex) {
			return faulty(number, "a \\u without four hexadecimal digits");
		}
	}

	private static Line faulty(int number, String fault) {
		return new Line(number, "", "", fault);
	}

	private static int keyEnd(String text) {
		for (int i = 0; i < text.length(); i++) {
			char each = text.charAt(i);
			if (each == '\\') {
				i++;
			}
			else if (each == '=' || each == ':' || Character.isWhitespace(each)) {
				return i;
			}
		}
		return text.length();
	}

	private static String unescape(String text) {
		StringBuilder plain = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char each = text.charAt(i);
			if (each != '\\' || i + 1 == text.length()) {
				plain.append(each);
				continue;
			}
			char escaped = text.charAt(++i);
			switch (escaped) {
				case 'n' -> plain.append('\n');
				case 't' -> plain.append('\t');
				case 'r' -> plain.append('\r');
				case 'f' -> plain.append('\f');
				case 'u' -> {
					plain.append(unicode(text, i + 1));
					i += ESCAPE_DIGITS;
				}
				default -> plain.append(escaped);
			}
		}
		return plain.toString();
	}

	private static char unicode(String text, int start) {
		String digits = text.substring(start, Math.min(text.length(), start + ESCAPE_DIGITS));
		if (!digits.matches("[0-9A-Fa-f]{4}")) {
			throw new IllegalArgumentException(digits);
		}
		return (char) Integer.parseInt(digits, HEXADECIMAL);
	}

	/**
	 * A logical line.
	 *
	 * @param number of its first line
	 * @param fault why it cannot be understood; null when it can
	 */
	record Line(int number, String key, String value, @Nullable String fault) {
	}

}
