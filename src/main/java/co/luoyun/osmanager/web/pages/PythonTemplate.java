package co.luoyun.osmanager.web.pages;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.web.util.HtmlUtils;

/**
 * Renders pages that were made for the earlier OS Manager, by the rules of Python's
 * {@code string.Template.safe_substitute}: {@code $name} and <code>${name}</code> are
 * replaced, {@code $$} becomes {@code $}, and everything else stays as it is.
 */
final class PythonTemplate {

	private static final Pattern NAME = Pattern
		.compile("\\$(?:(\\$)|([_A-Za-z][_A-Za-z0-9]*)|\\{([_A-Za-z][_A-Za-z0-9]*)})");

	private PythonTemplate() {
	}

	/**
	 * Puts the values in.
	 * @param text the page
	 * @param values by name; they are HTML-escaped
	 */
	static String render(String text, Map<String, String> values) {
		return (text.indexOf('$') < 0) ? text
				: NAME.matcher(text).replaceAll((match) -> Matcher.quoteReplacement(replacement(match, values)));
	}

	/** How much longer a page may become by its values, in characters. */
	static long growth(String text, Map<String, String> values) {
		long longest = values.values()
			.stream()
			.mapToInt((value) -> HtmlUtils.htmlEscape(value).length())
			.max()
			.orElse(0);
		return longest * text.chars().filter((c) -> c == '$').count();
	}

	/** The names in a page, each with where it stands. */
	static Stream<MatchResult> names(String text) {
		return NAME.matcher(text).results().filter((match) -> match.group(1) == null);
	}

	static String name(MatchResult match) {
		return (match.group(2) != null) ? match.group(2) : match.group(3);
	}

	private static String replacement(MatchResult match, Map<String, String> values) {
		if (match.group(1) != null) {
			return "$";
		}
		String value = values.get(name(match));
		return (value != null) ? HtmlUtils.htmlEscape(value, "UTF-8") : match.group();
	}

}
