package co.luoyun.osmanager.web.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

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

	private static final int LONGEST = 2000;

	private static final int DEEPEST = 5;

	private static final Pattern PROSE = Pattern.compile("[a-z]{2,}[,;]? [a-z]{2,}[,;]? [a-z]{2,}");

	/** What joins sentences outside of brackets. */
	private static final List<Joint> JOINTS = List.of(
			new Joint("joint.semicolon", Pattern.compile("; (?![^()]*\\))"), false),
			new Joint("joint.comma", Pattern.compile(", (?![^()]*\\))"), true),
			new Joint("joint.colon", Pattern.compile(": (?!.*: )"), false));

	private final List<Sentence> sentences;

	Sentences(PageMessages messages) {
		this.sentences = messages.packagedEnglish()
			.entrySet()
			.stream()
			.filter((text) -> text.getKey().startsWith(PREFIX) && !text.getKey().equals(OTHER))
			.map((text) -> Sentence.parse(text.getKey(), text.getValue()))
			.sorted(Comparator.comparingInt(Sentence::fixed).reversed())
			.toList();
	}

	/** The English text in a language, line by line. */
	String in(PageLanguage language, String english) {
		if (english.isBlank() || language.tag().equals(PageMessages.DEFAULT_LANGUAGE)) {
			return english;
		}
		return english.lines().map((line) -> line(language, line)).collect(Collectors.joining("\n"));
	}

	private String line(PageLanguage language, String line) {
		return said(language, line, 0).map(Said::text)
			.orElseGet(() -> isProse(line) ? language.text(OTHER, line).orElse(line) : line);
	}

	/**
	 * The way to say it that knows most of it, and among such the one that takes it apart
	 * first; empty when nothing of it is known.
	 */
	private Optional<Said> said(PageLanguage language, String text, int depth) {
		if (depth > DEEPEST || text.length() > LONGEST) {
			return Optional.empty();
		}
		Stream<Said> whole = this.sentences.stream()
			.flatMap((sentence) -> sentence.matches(text)
				.stream()
				.flatMap((gaps) -> filled(language, sentence, gaps, depth).stream()));
		Stream<Said> inParts = JOINTS.stream().flatMap((joint) -> joined(language, text, joint, depth).stream());
		return Stream.concat(inParts, whole).reduce((one, other) -> (other.known() > one.known()) ? other : one);
	}

	private Optional<Said> filled(PageLanguage language, Sentence sentence, List<String> gaps, int depth) {
		List<Said> filling = gaps.stream().map((gap) -> part(language, gap, depth)).toList();
		if (sentence.fixed() < DISTINCT && filling.stream().anyMatch((gap) -> isProse(gap.text()))) {
			return Optional.empty();
		}
		return language.formatted(sentence.key(), filling.stream().map(Said::text).toArray())
			.map((text) -> new Said(text, sentence.fixed() + known(filling)));
	}

	private Optional<Said> joined(PageLanguage language, String text, Joint joint, int depth) {
		List<Said> parts = joint.separator().splitAsStream(text).map((part) -> part(language, part, depth)).toList();
		boolean strange = joint.ofSentences() && parts.stream().anyMatch((part) -> part.known() == 0);
		if (parts.size() < 2 || known(parts) == 0 || strange
				|| parts.stream().anyMatch((part) -> isProse(part.text()))) {
			return Optional.empty();
		}
		return language.text(joint.key())
			.map((sign) -> new Said(parts.stream().map(Said::text).collect(Collectors.joining(sign)), known(parts)));
	}

	private Said part(PageLanguage language, String text, int depth) {
		return said(language, text, depth + 1).orElseGet(() -> new Said(text, 0));
	}

	private static int known(List<Said> parts) {
		return parts.stream().mapToInt(Said::known).sum();
	}

	private static boolean isProse(String text) {
		return PROSE.matcher(text).find();
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
	 * Something said in another language.
	 *
	 * @param text the text
	 * @param known how many characters of the English text were known
	 */
	private record Said(String text, int known) {
	}

}
