package co.luoyun.osmanager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps {@code src/docs/configuration.md} as new as the code: its tables are those of the
 * properties' metadata and of the JSON Schema.
 */
class ConfigurationReferenceTests {

	private static final Path REFERENCE = Path.of("src/docs/configuration.md");

	private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

	private static final Path SCHEMA = Path.of("src/main/resources/luoyun.schema.json");

	private static final String UPDATE = "osmanager.docs.update";

	@Test
	void itsTablesAreThoseOfTheCode() throws IOException {
		String written = Files.readString(REFERENCE);
		String current = replace(replace(written, "fields", fields()), "properties", properties());
		if (Boolean.getBoolean(UPDATE)) {
			Files.writeString(REFERENCE, current);
			return;
		}
		assertThat(written)
			.as("%s is out of date; run: mvn test -Dtest=%s -D%s=true, and commit it", REFERENCE,
					getClass().getSimpleName(), UPDATE)
			.isEqualTo(current);
	}

	private static String replace(String text, String section, String table) {
		String start = "<!-- generated: " + section + " -->\n";
		int from = text.indexOf(start) + start.length();
		int to = text.indexOf("<!-- end -->", from);
		assertThat(from).isGreaterThan(start.length());
		return text.substring(0, from) + table + text.substring(to);
	}

	private static String properties() throws IOException {
		Map<String, JsonNode> properties = new TreeMap<>();
		JsonNode all = JsonMapper.shared().readTree(METADATA.toFile()).get("properties");
		all.forEach((property) -> properties.put(property.get("name").asString(), property));
		assertThat(properties).isNotEmpty();
		return "| property | default | what it is |\n| --- | --- | --- |\n" + properties.entrySet()
			.stream()
			.map((property) -> "| `%s` | %s | %s |\n".formatted(property.getKey(), defaultOf(property.getValue()),
					described(property.getKey(), property.getValue())))
			.collect(Collectors.joining());
	}

	private static String defaultOf(JsonNode property) {
		JsonNode value = property.path("defaultValue");
		String text = value.isArray() ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
				: value.asString("");
		return text.isEmpty() ? "" : "`" + text + "`";
	}

	private static String described(String name, JsonNode property) {
		String description = property.path("description").asString("");
		assertThat(description).as("the description of %s, by @param of its record", name).isNotBlank();
		return description.replaceAll("\\s+", " ").replace("|", "\\|");
	}

	private static String fields() throws IOException {
		StringBuilder rows = new StringBuilder("| field | what it is |\n| --- | --- |\n");
		addFields(rows, "", JsonMapper.shared().readTree(SCHEMA.toFile()));
		return rows.toString();
	}

	private static void addFields(StringBuilder rows, String place, JsonNode object) {
		object.path("properties").forEachEntry((name, field) -> {
			String path = place + name + (field.has("items") ? "[]" : "");
			rows.append("| `%s` | %s%s |\n".formatted(path, field.get("description").asString(),
					field.has("x-not-acted-on") ? " Not acted on." : ""));
			addFields(rows, path + ".", field.has("items") ? field.get("items") : field);
		});
	}

}
