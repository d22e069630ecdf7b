package co.luoyun.osmanager.properties;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import org.springframework.core.io.ClassPathResource;

/**
 * What the compiler writes about our properties for development environments. It is read
 * piece by piece: a tree of it would set up much that the start has no other use for.
 *
 * @param types each property's type, by its name
 * @param records the name of each class that holds properties, by their prefix
 * @see <a href=
 * "https://docs.spring.io/spring-boot/specification/configuration-metadata/format.html">The
 * format</a>
 */
record PropertiesMetadata(Map<String, String> types, Map<String, String> records) {

	private static final String RESOURCE = "META-INF/spring-configuration-metadata.json";

	static PropertiesMetadata read() {
		PropertiesMetadata metadata = new PropertiesMetadata(new LinkedHashMap<>(), new LinkedHashMap<>());
		try (InputStream stream = new ClassPathResource(RESOURCE).getInputStream();
				JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), stream)) {
			parser.nextToken();
			while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
				metadata.add(parser.currentName(), parser);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("The package lacks " + RESOURCE, ex);
		}
		return metadata;
	}

	private void add(String list, JsonParser parser) {
		if (parser.nextToken() != JsonToken.START_ARRAY) {
			parser.skipChildren();
			return;
		}
		while (parser.nextToken() == JsonToken.START_OBJECT) {
			add(list, strings(parser));
		}
	}

	private void add(String list, Map<String, String> entry) {
		String name = entry.getOrDefault("name", "");
		String type = entry.getOrDefault("type", "");
		if (list.equals("properties")) {
			this.types.put(name, type);
		}
		// Others are parts of a class.
		else if (list.equals("groups") && type.equals(entry.get("sourceType"))) {
			this.records.put(name, type);
		}
	}

	// The fields of an object that are strings.
	private static Map<String, String> strings(JsonParser parser) {
		Map<String, String> fields = new HashMap<>();
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = parser.currentName();
			if (parser.nextToken() == JsonToken.VALUE_STRING) {
				fields.put(name, parser.getString());
			}
			parser.skipChildren();
		}
		return fields;
	}

}
