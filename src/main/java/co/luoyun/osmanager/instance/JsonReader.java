package co.luoyun.osmanager.instance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON into values that show nothing. Jackson's streaming parser is enough for it,
 * and starts in a fraction of the time that its data binding takes.
 */
final class JsonReader {

	private static final int DEEPEST = 32;

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
		.build();

	private final Consumer<String> duplicates;

	private JsonReader(Consumer<String> duplicates) {
		this.duplicates = duplicates;
	}

	/**
	 * Reads one JSON value.
	 * @param text the JSON, and nothing else
	 * @param duplicates takes the name of every field that an object has twice
	 * @return the value
	 * @throws JsonException when the text is no JSON
	 */
	static Json read(String text, Consumer<String> duplicates) throws JsonException {
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
			Json value = new JsonReader(duplicates).value(parser, parser.nextToken());
			if (parser.nextToken() != null) {
				throw new JsonException(parser.currentTokenLocation().getColumnNr());
			}
			return value;
		}
		catch (JacksonException ex) {
			// Its message may quote the text.
			throw new JsonException((ex.getLocation() != null) ? ex.getLocation().getColumnNr() : text.length());
		}
	}

	private Json value(JsonParser parser, JsonToken token) throws JsonException {
		return switch (token) {
			case START_OBJECT -> object(parser);
			case START_ARRAY -> array(parser);
			case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
				new Json.Text(parser.getString().strip());
			case VALUE_NULL -> new Json.Null();
			case null, default -> throw new JsonException(parser.currentLocation().getColumnNr());
		};
	}

	private Json object(JsonParser parser) throws JsonException {
		Map<String, Json> fields = new LinkedHashMap<>();
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = parser.currentName();
			if (fields.put(name, value(parser, parser.nextToken())) != null) {
				this.duplicates.accept(name);
			}
		}
		return new Json.Fields(fields);
	}

	private Json array(JsonParser parser) throws JsonException {
		List<Json> items = new ArrayList<>();
		for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
			items.add(value(parser, token));
		}
		return new Json.Items(items);
	}

	/** The text is no JSON. */
	static final class JsonException extends Exception {

		private final int column;

		JsonException(int column) {
			super("no JSON from column " + column);
			this.column = column;
		}

		/** Where it stops being JSON, from 1. */
		int column() {
			return this.column;
		}

	}

}
