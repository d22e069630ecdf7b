package co.luoyun.osmanager.instance.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import co.luoyun.osmanager.instance.ConfMessage;
import co.luoyun.osmanager.message.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON into values that show nothing. Jackson's streaming parser is enough for it,
 * and starts in a fraction of the time that its data binding takes.
 */
public final class JsonReader {

	private static final Message ONE_LINE = ConfMessage.JSON_LINE.with();

	private static final int DEEPEST = 32;

	/**
	 * What a value may consist of at most: names, texts, numbers and brackets. A file of
	 * 2 MiB could hold a million of them, more than the service has memory for.
	 */
	public static final int MOST_TOKENS = 20_000;

	// Numbers are never calculated with, only shown to those who expect a text.
	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(DEEPEST)
			.maxTokenCount(MOST_TOKENS)
			.maxNumberLength(Integer.MAX_VALUE)
			.build())
		.build();

	private final Consumer<String> duplicates;

	private JsonReader(Consumer<String> duplicates) {
		this.duplicates = duplicates;
	}

	/**
	 * Reads one JSON value.
	 * @param text the JSON, and nothing else
	 * @param duplicates takes the path of every field that an object has twice, as it can
	 * be shown
	 * @return the value
	 * @throws JsonException when the text is no JSON, or too large
	 */
	static Json read(String text, Consumer<String> duplicates) throws JsonException {
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
			return new JsonReader(duplicates).whole(parser);
		}
	}

	private Json whole(JsonParser parser) throws JsonException {
		try {
			Json value = value(parser, parser.nextToken());
			if (parser.nextToken() != null) {
				throw new JsonException(ONE_LINE, parser.currentTokenLocation().getColumnNr());
			}
			return value;
		}
		catch (StreamConstraintsException ex) {
			throw new JsonException(ConfMessage.JSON_LARGE.with(MOST_TOKENS, DEEPEST),
					parser.currentLocation().getColumnNr());
		}
		catch (JacksonException ex) {
			// Its message may quote the text.
			throw new JsonException(ONE_LINE,
					((ex.getLocation() != null) ? ex.getLocation() : parser.currentLocation()).getColumnNr());
		}
	}

	private Json value(JsonParser parser, JsonToken token) throws JsonException {
		return switch (token) {
			case START_OBJECT -> object(parser);
			case START_ARRAY -> array(parser);
			case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
				new Json.Text(parser.getString().strip());
			case VALUE_NULL -> new Json.Null();
			case null, default -> throw new JsonException(ONE_LINE, parser.currentLocation().getColumnNr());
		};
	}

	private Json object(JsonParser parser) throws JsonException {
		Map<String, Json> fields = new LinkedHashMap<>();
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = parser.currentName();
			if (fields.put(name, value(parser, parser.nextToken())) != null) {
				this.duplicates.accept(path(parser.streamReadContext()));
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

	private static String path(TokenStreamContext place) {
		TokenStreamContext parent = place.getParent();
		String before = (parent != null) ? path(parent) : "";
		if (place.inArray()) {
			return before + "[" + place.getCurrentIndex() + "]";
		}
		if (!place.inObject() || place.currentName() == null) {
			return before;
		}
		return (before.isEmpty() ? "" : before + ".") + FieldNames.shown(place.currentName());
	}

}
