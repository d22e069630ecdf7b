package co.luoyun.osmanager.web.expression;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.thymeleaf.exceptions.TemplateProcessingException;

import org.springframework.expression.ParseException;
import org.springframework.web.util.HtmlUtils;

/**
 * Reads a template without rendering it, so also what is shown only now and then: which
 * names its expressions take, and which it makes itself.
 */
public final class TemplateNames {

	/** An attribute's name and value, or what stands within double brackets. */
	private static final Pattern PART = Pattern.compile(
			"\\s(?:data-)?th[:-]([a-z-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')|\\[\\[(.*?)]]|\\[\\((.*?)\\)]",
			Pattern.DOTALL);

	private static final Pattern COMMENT = Pattern.compile("<!--(?!/\\*/).*?-->", Pattern.DOTALL);

	private static final Pattern ASSIGNED = Pattern.compile("(\\w+)\\s*=(?!=)");

	private static final Pattern WORD = Pattern.compile("\\w+");

	private static final Pattern TEXT_KEY = Pattern.compile("#\\{\\s*([A-Za-z][\\w.-]*)\\s*[(}]");

	private final String text;

	public TemplateNames(String text) {
		this.text = COMMENT.matcher(text).replaceAll((comment) -> comment.group().replaceAll("[^\n]", " "));
	}

	/** The names that the template makes: by th:each, th:with and for fragments. */
	public Set<String> made() {
		Set<String> names = new LinkedHashSet<>();
		parts().filter((part) -> part.group(1) != null).forEach((part) -> {
			String value = value(part);
			switch (part.group(1)) {
				case "each" -> WORD.matcher(value.replaceFirst(":.*", "")).results().forEach((word) -> {
					names.add(word.group());
					names.add(word.group() + "Stat");
				});
				case "fragment" -> WORD.matcher(value).results().forEach((word) -> names.add(word.group()));
				case "with", "replace", "insert" ->
					ASSIGNED.matcher(value).results().forEach((word) -> names.add(word.group(1)));
				default -> {
					// These make none.
				}
			}
		});
		return names;
	}

	/** The names that its expressions take from the page, with their lines. */
	public void eachTaken(BiConsumer<String, Integer> taken, BiConsumer<String, Integer> mistakes) {
		parts().forEach((part) -> TemplateExpression.within(value(part)).forEach((expression) -> {
			int line = line(part.start(), part.group());
			try {
				expression.names().forEach((name) -> taken.accept(name, line));
			}
			catch (TemplateProcessingException | ParseException | IllegalStateException ex) {
				mistakes.accept(expression + ": " + ex.getMessage(), line);
			}
		}));
	}

	/** The keys of the texts that it names as they are, with their lines. */
	public void eachText(BiConsumer<String, Integer> keys) {
		parts().forEach((part) -> TEXT_KEY.matcher(value(part))
			.results()
			.forEach((key) -> keys.accept(key.group(1), line(part.start(), part.group()))));
	}

	/** Whether it has fragments with parameters, without which it may make no page. */
	public boolean isOfFragments() {
		return parts().anyMatch((part) -> "fragment".equals(part.group(1)) && value(part).contains("("));
	}

	private Stream<MatchResult> parts() {
		return PART.matcher(this.text).results();
	}

	private static String value(MatchResult part) {
		return Stream.of(2, 3, 4, 5)
			.map(part::group)
			.flatMap(Stream::ofNullable)
			.map(HtmlUtils::htmlUnescape)
			.findFirst()
			.orElse("");
	}

	// An attribute begins with the white space before it.
	private int line(int start, String part) {
		int blanks = part.length() - part.stripLeading().length();
		return line(this.text, start + blanks);
	}

	/** The line of a place in a text, from 1. */
	public static int line(String text, int place) {
		return 1 + (int) text.chars().limit(place).filter((c) -> c == '\n').count();
	}

}
