package co.luoyun.osmanager.properties;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import co.luoyun.osmanager.files.RegularFile;

/**
 * A file of properties, as far as it can be understood.
 *
 * @param given its properties
 * @param problems what cannot be understood
 */
record PropertiesFile(List<Given> given, List<Problem> problems) {

	private static final int LIMIT = 64 * 1024;

	/** Each one that cannot be used costs a search for what may be meant. */
	private static final int MOST = 500;

	/** Reads a file; one that does not exist is empty. */
	static PropertiesFile read(Path path) {
		try {
			return parse(path, RegularFile.read(path, LIMIT));
		}
		catch (NoSuchFileException ex) {
			return new PropertiesFile(List.of(), List.of());
		}
		catch (IOException ex) {
			String message = reason(ex) + ": it is left aside, and the defaults count";
			return new PropertiesFile(List.of(), List.of(new Problem(path.toString(), message)));
		}
	}

	private static String reason(IOException failure) {
		if (failure instanceof AccessDeniedException) {
			return "may not be read";
		}
		String reason = (failure instanceof FileSystemException system) ? system.getReason() : failure.getMessage();
		return (reason != null) ? reason : "cannot be read (" + failure.getClass().getSimpleName() + ")";
	}

	private static PropertiesFile parse(Path path, byte[] content) {
		List<Problem> problems = new ArrayList<>();
		Map<String, Given> given = new LinkedHashMap<>();
		for (PropertiesText.Line line : PropertiesText.lines(decode(path, content, problems))) {
			String where = path + ":" + line.number();
			if (line.fault() != null) {
				problems.add(new Problem(where, line.fault() + ": the line is left out"));
				continue;
			}
			if (given.size() == MOST) {
				problems.add(new Problem(where, "more than " + MOST + " properties: the rest is left out"));
				break;
			}
			Given property = new Given(Given.Place.FILE, line.key(), line.value(), where);
			Given former = given.put(property.key().replaceAll("[-_.]", "").toLowerCase(Locale.ROOT), property);
			if (former != null) {
				problems.add(new Problem(where,
						line.key() + " is given in " + former.where() + " already; this one counts"));
			}
		}
		return new PropertiesFile(List.copyOf(given.values()), problems);
	}

	private static String decode(Path path, byte[] content, List<Problem> problems) {
		String text = new String(content, StandardCharsets.UTF_8);
		if (text.indexOf('\uFFFD') >= 0) {
			problems.add(new Problem(path.toString(), "is not in UTF-8: what cannot be read is replaced"));
		}
		return text.startsWith("\uFEFF") ? text.substring(1) : text;
	}

}
