package co.luoyun.osmanager;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds JSON against one of the schemas in the package, in the words of JSON Schema that
 * those use; any other word fails.
 */
public final class JsonForm {

	private static final List<String> NOTES = List.of("$schema", "title", "description");

	private final List<String> mistakes = new ArrayList<>();

	private JsonForm() {
	}

	/**
	 * Fails when an answer is not as its schema says.
	 * @param name of the schema: {@code status}
	 * @param json the answer
	 */
	public static void assertIs(String name, String json) throws IOException {
		try (InputStream schema = Objects
			.requireNonNull(JsonForm.class.getResourceAsStream("/schema/" + name + ".schema.json"))) {
			JsonForm form = new JsonForm();
			form.check("", JsonMapper.shared().readTree(schema), JsonMapper.shared().readTree(json));
			assertThat(form.mistakes).as(json).isEmpty();
		}
	}

	private void check(String place, JsonNode schema, JsonNode value) {
		schema.forEachEntry((word, said) -> {
			boolean right = switch (word) {
				case "type" -> isType(said, value);
				case "const" -> said.equals(value);
				case "enum" -> said.valueStream().anyMatch(value::equals);
				case "required" -> said.valueStream().allMatch((name) -> value.has(name.asString()));
				case "properties" -> {
					said.forEachEntry((name, schemaOf) -> {
						if (value.has(name)) {
							check(place + "/" + name, schemaOf, value.get(name));
						}
					});
					yield true;
				}
				case "items" -> {
					value.forEach((item) -> check(place + "/*", said, item));
					yield true;
				}
				case "additionalProperties" -> said.asBoolean() || value.propertyStream()
					.allMatch((property) -> schema.path("properties").has(property.getKey())
							|| schema.path("patternProperties")
								.propertyStream()
								.anyMatch((pattern) -> property.getKey().matches(pattern.getKey())));
				case "patternProperties" -> true;
				default -> NOTES.contains(word);
			};
			if (!right) {
				this.mistakes.add(place + " is not as \"" + word + "\": " + said);
			}
		});
	}

	private static boolean isType(JsonNode types, JsonNode value) {
		return types.isArray() ? types.valueStream().anyMatch((type) -> isType(type, value))
				: switch (types.asString()) {
					case "object" -> value.isObject();
					case "array" -> value.isArray();
					case "string" -> value.isString();
					case "integer" -> value.isIntegralNumber();
					case "number" -> value.isNumber();
					case "boolean" -> value.isBoolean();
					case "null" -> value.isNull();
					default -> false;
				};
	}

}
