package co.luoyun.osmanager.instance.reader;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A JSON value. None of them shows what it holds: it may be a secret. */
sealed interface Json {

	/**
	 * An object.
	 *
	 * @param fields its fields in order; of two with one name the last
	 */
	record Fields(Map<String, Json> fields) implements Json {

		@Override
		public String toString() {
			return "object";
		}

	}

	/**
	 * An array.
	 *
	 * @param items its values
	 */
	record Items(List<Json> items) implements Json {

		@Override
		public String toString() {
			return "array";
		}

	}

	/**
	 * A string, or a number or boolean as it was written.
	 *
	 * @param text the trimmed text
	 */
	record Text(String text) implements Json {

		@Override
		public String toString() {
			return "text";
		}

	}

	/** The value {@code null}. */
	record Null() implements Json {

	}

	/** Whether it says nothing: null, blank, or empty. */
	default boolean isEmpty() {
		return switch (this) {
			case Fields(Map<String, Json> fields) -> fields.isEmpty();
			case Items(List<Json> items) -> items.isEmpty();
			case Text(String text) -> text.isEmpty();
			case Null _ -> true;
		};
	}

	/** Whether an object that says something is in it. */
	default boolean holdsObject() {
		return switch (this) {
			case Fields(Map<String, Json> fields) -> !fields.isEmpty();
			case Items(List<Json> items) -> items.stream().anyMatch(Json::holdsObject);
			case Text _, Null _ -> false;
		};
	}

	/**
	 * The texts in it, in a form that lists separated by blanks, commas and lines share.
	 */
	default String joined(String separator) {
		return switch (this) {
			case Text(String text) -> text;
			case Items(List<Json> items) ->
				items.stream().map((item) -> item.joined(separator)).collect(Collectors.joining(separator));
			case Fields _, Null _ -> "";
		};
	}

}
