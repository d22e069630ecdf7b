package co.luoyun.osmanager.web.pages;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import co.luoyun.osmanager.message.Message;

/**
 * The language of one answer with its texts.
 *
 * @param tag the language, such as {@code zh}
 * @param texts its texts by key
 */
public record PageLanguage(String tag, Map<String, String> texts) {

	static final String COOKIE = "osmanager_lang";

	private static final int LONGEST_HEADER = 256;

	/** The language of a request: by the switch, else by the browser's wish. */
	static PageLanguage of(HttpServletRequest request, Map<String, Map<String, String>> languages) {
		String tag = chosen(request, languages.keySet()).or(() -> wished(request, languages.keySet()))
			.orElse(PageMessages.DEFAULT_LANGUAGE);
		return new PageLanguage(tag, languages.getOrDefault(tag, Map.of()));
	}

	Locale locale() {
		return Locale.forLanguageTag(this.tag);
	}

	/** A message; in English when it has no text in this language. */
	String say(Message message) {
		String pattern = this.texts.get(message.key());
		return (pattern == null) ? message.toString() : message.in(locale(), pattern,
				(argument) -> (argument instanceof Message inner) ? say(inner) : argument.toString());
	}

	/** The text of a key with its parameters put in; empty when there is no such text. */
	Optional<String> text(String key, Object... parameters) {
		return Optional.ofNullable(this.texts.get(key)).map((text) -> format(text, parameters));
	}

	/** The same for a text that always is a format, even without parameters. */
	Optional<String> formatted(String key, Object... parameters) {
		return Optional.ofNullable(this.texts.get(key))
			.map((text) -> new MessageFormat(text, locale()).format(parameters));
	}

	private String format(String text, Object[] parameters) {
		return (parameters.length == 0) ? text : new MessageFormat(text, locale()).format(parameters);
	}

	private static Optional<String> chosen(HttpServletRequest request, Set<String> available) {
		return Stream.ofNullable(request.getCookies())
			.flatMap(Arrays::stream)
			.filter((cookie) -> cookie.getName().equals(COOKIE))
			.map(Cookie::getValue)
			.filter(available::contains)
			.findFirst();
	}

	private static Optional<String> wished(HttpServletRequest request, Set<String> available) {
		String header = request.getHeader("Accept-Language");
		if (header == null || header.length() > LONGEST_HEADER) {
			return Optional.empty();
		}
		try {
			List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(header);
			return Optional.ofNullable(Locale.lookupTag(ranges, available))
				.flatMap((tag) -> available.stream().filter(tag::equalsIgnoreCase).findFirst());
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
