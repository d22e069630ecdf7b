package co.luoyun.osmanager.properties;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/**
 * The syntax of {@link java.util.Properties}, with the number of each line, and with a
 * fault for the line that has one instead of an exception for all of them.
 */
final class PropertiesText {

	private static final int LONGEST_KEY = 200;

	private static final int LONGEST_VALUE = 4096;

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
		Properties one = new Properties();
		try {
			one.load(new StringReader(text));
		}
		catch (IllegalArgumentException ex) {
			return faulty(number, "a \\u without four hexadecimal digits");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Map.Entry<?, ?> given = one.isEmpty() ? Map.entry("", "") : one.entrySet().iterator().next();
		Line line = new Line(number, given.getKey().toString(), given.getValue().toString().stripTrailing(), null);
		if (line.key().length() > LONGEST_KEY) {
			return faulty(number, "the name is longer than " + LONGEST_KEY + " characters");
		}
		if (line.value().length() > LONGEST_VALUE) {
			return faulty(number, "the value is longer than " + LONGEST_VALUE + " characters");
		}
		boolean control = text.chars().anyMatch((each) -> each < ' ' && each != '\t')
				|| line.key().chars().anyMatch(Character::isISOControl);
		return control ? faulty(number, "control characters") : line;
	}

	private static Line faulty(int number, String fault) {
		return new Line(number, "", "", fault);
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
