package co.luoyun.osmanager.web.pages;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import co.luoyun.osmanager.message.Message;

import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Says in the language of an answer what the other parts of OS Manager say in English.
 * They know nothing of pages and languages: as with gettext, the English sentence itself
 * is what its translation is found by. The sentences are the texts {@code sentence.*} of
 * {@code messages.properties}; what fills their gaps may be sentences again.
 */
@Component
class Sentences {

	/** The beginning of the keys. */
	static final String PREFIX = "sentence.";

	/** The key for what is none of the sentences. */
	private static final String OTHER = PREFIX + "other";

	/**
	 * A sentence with less than this is fixed by too little to have prose in its gaps.
	 */
	private static final int DISTINCT = 12;

	private static final int LONGEST = 1000;

	/** More parts of one line than this are not looked at. */
	private static final int MOST_PARTS = 200;

	/** Lines that are kept for each language. */
	private static final int MOST_LINES = 300;

	private static final Pattern PROSE = Pattern.compile("[a-z]{2,}[,;]? [a-z]{2,}[,;]? [a-z]{2,}");

	/** What joins sentences outside of brackets. */
	private static final List<Joint> JOINTS = List.of(
			new Joint("joint.semicolon", Pattern.compile("; (?![^()]*\\))"), false),
			new Joint("joint.comma", Pattern.compile(", (?![^()]*\\))"), true),
			new Joint("joint.colon", Pattern.compile(": (?!.*: )"), false));

	// Pages in English need none of them.
	private final Supplier<List<Sentence>> sentences;

	private final Map<String, Lines> said = new ConcurrentHashMap<>();

	Sentences(PageMessages messages) {
		this.sentences = SingletonSupplier.of(() -> parsed(messages.packagedEnglish()));
	}

	private static List<Sentence> parsed(Map<String, String> texts) {
		return texts.entrySet()
			.stream()
			.filter((text) -> text.getKey().startsWith(PREFIX) || text.getKey().startsWith("message."))
			.filter((text) -> !text.getKey().equals(OTHER))
			.map((text) -> Sentence.parse(text.getKey(), text.getValue()))
			.sorted(Comparator.comparingInt(Sentence::fixed).reversed())
			.toList();
	}

	/** A message in a language. What it does not have is English, as everywhere. */
	String in(PageLanguage language, Message message) {
		String pattern = language.texts().get(message.key());
		return (pattern == null) ? in(language, message.toString())
				: message.in(language.locale(), pattern, (argument) -> (argument instanceof Message inner)
						? in(language, inner) : in(language, argument.toString()));
	}

	/** The English text in a language, line by line. */
	String in(PageLanguage language, String english) {
		if (english.isBlank() || language.tag().equals(PageMessages.DEFAULT_LANGUAGE)) {
			return english;
		}
		Map<String, String> lines = lines(language);
		return english.lines()
			.map((line) -> lines.computeIfAbsent(line, (it) -> line(language, it)))
			.collect(Collectors.joining("\n"));
	}

	// The same lines are asked for again and again. They hold as long as the texts do.
	@SuppressWarnings("ReferenceEquality")
	private Map<String, String> lines(PageLanguage language) {
		Map<String, String> lines = this.said
			.compute(language.tag(), (_, before) -> (before != null && before.texts() == language.texts()) ? before
					: new Lines(language.texts(), new ConcurrentHashMap<>()))
			.lines();
		if (lines.size() >= MOST_LINES) {
			lines.clear();
		}
		return lines;
	}

	private String line(PageLanguage language, String line) {
		return new Line(language).said(line)
			.map(Said::text)
			.orElseGet(() -> isProse(line) ? language.text(OTHER, line).orElse(line) : line);
	}

	private static int known(List<Said> parts) {
		return parts.stream().mapToInt(Said::known).sum();
	}

	private static boolean isProse(String text) {
		return PROSE.matcher(text).find();
	}

	/** One line, with what is known of its parts: the same part comes up many times. */
	private final class Line {

		private final PageLanguage language;

		private final Map<String, Optional<Said>> parts = new HashMap<>();

		Line(PageLanguage language) {
			this.language = language;
		}

		/**
		 * The way to say it that knows most of it, and among such the one that takes it
		 * apart first; empty when nothing of it is known.
		 */
		Optional<Said> said(String text) {
			Optional<Said> before = this.parts.get(text);
			if (before != null) {
				return before;
			}
			if (text.length() > LONGEST || this.parts.size() >= MOST_PARTS) {
				return Optional.empty();
			}
			this.parts.put(text, Optional.empty());
			Stream<Said> inParts = JOINTS.stream().flatMap((joint) -> joined(text, joint).stream());
			Stream<Said> whole = Sentences.this.sentences.get()
				.stream()
				.flatMap((sentence) -> sentence.matches(text)
					.stream()
					.flatMap((gaps) -> filled(sentence, gaps).stream()));
			Optional<Said> best = Stream.concat(inParts, whole)
				.reduce((one, other) -> (other.known() > one.known()) ? other : one);
			this.parts.put(text, best);
			return best;
		}

		private Optional<Said> filled(Sentence sentence, List<String> gaps) {
			List<Said> filling = gaps.stream().map(this::part).toList();
			if (sentence.fixed() < DISTINCT && filling.stream().anyMatch((gap) -> isProse(gap.text()))) {
				return Optional.empty();
			}
			return this.language.formatted(sentence.key(), filling.stream().map(Said::text).toArray())
				.map((text) -> new Said(text, sentence.fixed() + known(filling)));
		}

		private Optional<Said> joined(String text, Joint joint) {
			List<Said> joined = joint.separator().splitAsStream(text).map(this::part).toList();
			boolean strange = joint.ofSentences() && joined.stream().anyMatch((part) -> part.known() == 0);
			if (joined.size() < 2 || known(joined) == 0 || strange
					|| joined.stream().anyMatch((part) -> isProse(part.text()))) {
				return Optional.empty();
			}
			return this.language.text(joint.key())
				.map((sign) -> new Said(joined.stream().map(Said::text).collect(Collectors.joining(sign)),
						known(joined)));
		}

		private Said part(String text) {
			return said(text).orElseGet(() -> new Said(text, 0));
		}

	}

	/**
	 * What joins sentences.
	 *
	 * @param key the key of its text
	 * @param separator the English one
	 * @param ofSentences whether it joins sentences alone, and not values too
	 */
	private record Joint(String key, Pattern separator, boolean ofSentences) {
	}

	/**
	 * Lines in one language.
	 *
	 * @param texts the texts that they were said by
	 * @param lines by their English
	 */
	private record Lines(Map<String, String> texts, Map<String, String> lines) {
	}

	/**
	 * Something said in another language.
	 *
	 * @param text the text
	 * @param known how many characters of the English text were known
	 */
	private record Said(String text, int known) {
	}

}
