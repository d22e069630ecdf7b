package co.luoyun.osmanager.web.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A sentence that a part of OS Manager says in English, with gaps for what differs from
 * time to time.
 *
 * @param key the key of its texts
 * @param literals what stands before, between and after the gaps; one more than there are
 * gaps
 * @param gaps the number of each gap
 */
record Sentence(String key, List<String> literals, List<Integer> gaps) {

	private static final Pattern GAP = Pattern.compile("\\{(\\d)}");

	/**
	 * Reads its English text.
	 * @param key the key of its texts
	 * @param text the text as for {@link java.text.MessageFormat}, with plain gaps
	 * {@code {0}} and single quotes written twice
	 */
	static Sentence parse(String key, String text) {
		List<String> literals = new ArrayList<>();
		List<Integer> gaps = new ArrayList<>();
		String plain = text.replace("''", "'");
		Matcher gap = GAP.matcher(plain);
		int end = 0;
		while (gap.find()) {
			literals.add(plain.substring(end, gap.start()));
			gaps.add(Integer.valueOf(gap.group(1)));
			end = gap.end();
		}
		literals.add(plain.substring(end));
		return new Sentence(key, List.copyOf(literals), List.copyOf(gaps));
	}

	/** How much of it is fixed, in characters. */
	int fixed() {
		return this.literals.stream().mapToInt(String::length).sum();
	}

	/**
	 * What may fill its gaps, by their numbers, with each gap taking as little as it can,
	 * or as much; empty when a text is not this sentence.
	 */
	List<List<String>> matches(String text) {
		return Stream.of(fill(text, String::indexOf), fill(text, (whole, part, _) -> whole.lastIndexOf(part)))
			.flatMap(Optional::stream)
			.distinct()
			.toList();
	}

	private Optional<List<String>> fill(String text, Search search) {
		String first = this.literals.getFirst();
		if (this.gaps.isEmpty()) {
			return text.equals(first) ? Optional.of(List.of()) : Optional.empty();
		}
		int end = text.length() - this.literals.getLast().length();
		if (!text.startsWith(first) || !text.endsWith(this.literals.getLast())) {
			return Optional.empty();
		}
		String[] found = new String[this.gaps.size()];
		int at = first.length();
		for (int i = 0; i < found.length; i++) {
			boolean last = (i == found.length - 1);
			int next = last ? end : search.find(text.substring(0, end), this.literals.get(i + 1), at + 1);
			if (next <= at) {
				return Optional.empty();
			}
			found[this.gaps.get(i)] = text.substring(at, next);
			at = next + this.literals.get(i + 1).length();
		}
		return Optional.of(List.of(found));
	}

	/** Finds a part in a text, from a place on when it looks forwards. */
	private interface Search {

		int find(String text, String part, int from);

	}

}
