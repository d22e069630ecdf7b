package co.luoyun.osmanager.properties;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A property as somebody gave it.
 *
 * @param place where it was given
 * @param key its name, as it is written there
 * @param value its value
 * @param where its exact place, for a person
 */
record Given(Place place, String key, String value, String where) {

	private static final Pattern INDEX_OR_SEPARATOR = Pattern.compile("\\[\\d+\\]|_\\d+$|[-_.]");

	private static final Pattern INDEX_OR_DASH = Pattern.compile("\\[\\d+\\]|[-_]");

	/** How much of a value is shown. */
	private static final int LONGEST_VALUE = 40;

	/** A name without what may be written in one way or another. */
	static String uniform(String name) {
		return INDEX_OR_SEPARATOR.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
	}

	String uniform() {
		return uniform(this.key);
	}

	/** Whether it is a property, in any of the ways in which names may be written. */
	boolean isCalled(String name) {
		return (this.place == Place.ENVIRONMENT) ? uniform(name).equals(uniform())
				: elements(name).equals(elements(this.key));
	}

	private static String elements(String name) {
		return INDEX_OR_DASH.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
	}

	boolean isBelow(String prefix) {
		return uniform().startsWith(uniform(prefix));
	}

	boolean isBelowOneOf(List<String> prefixes) {
		return prefixes.stream().anyMatch(this::isBelow);
	}

	/** Its name and value, for a person. */
	@Override
	public String toString() {
		String shown = this.value.replaceAll("\\p{Cc}", "?");
		return this.key + "=" + ((shown.length() > LONGEST_VALUE) ? shown.substring(0, LONGEST_VALUE) + "…" : shown);
	}

	/** Where properties are given; of a later place they count more. */
	enum Place {

		FILE, ENVIRONMENT, JAVA, ARGUMENT

	}

}
