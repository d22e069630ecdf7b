package co.luoyun.osmanager.instance;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.Set;

import co.luoyun.osmanager.instance.reader.Diagnostics;
import co.luoyun.osmanager.instance.reader.NetworkReader;
import co.luoyun.osmanager.instance.reader.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the JSON Schema against what the reader reads and the records hold. */
class SchemaTests {

	private final JsonNode schema = read();

	private final JsonNode example = this.schema.at("/examples/0");

	@Test
	void itsExampleIsFine() {
		Diagnostics diagnostics = new Diagnostics();
		settings(this.example, diagnostics);
		assertThat(diagnostics.list()).isEmpty();
	}

	@Test
	void itNamesTheFieldsThatTheReaderKnows() {
		assertNames("", SettingsReader.KNOWN);
		assertNames("/properties/network/items", NetworkReader.KNOWN);
		assertNames("/properties/domain", SettingsReader.KNOWN_OF_DOMAIN);
		assertNames("/properties/webssh", SettingsReader.KNOWN_OF_WEBSSH);
	}

	private void assertNames(String place, Set<String> known) {
		assertThat(this.schema.at(place).get("properties").propertyNames()).as(place)
			.containsExactlyInAnyOrderElementsOf(known);
	}

	@ParameterizedTest
	@CsvSource({ "'',''", "/properties/network/items,/network/0", "/properties/domain,/domain",
			"/properties/webssh,/webssh" })
	void eachOfItsFieldsIsInTheExampleAndIsRead(String fields, String place) {
		InstanceSettings whole = settings(this.example, new Diagnostics());
		this.schema.at(fields).get("properties").forEachEntry((name, field) -> {
			JsonNode without = this.example.deepCopy();
			assertThat(((ObjectNode) without.at(place)).remove(name)).as(place + " " + name).isNotNull();
			boolean same = settings(without, new Diagnostics()).equals(whole);
			assertThat(same).as(place + " " + name + " is not acted on").isEqualTo(field.has("x-not-acted-on"));
		});
	}

	@Test
	void theExampleFillsTheRecords() throws ReflectiveOperationException {
		InstanceSettings settings = settings(this.example, new Diagnostics());
		assertDiffers(settings, InstanceSettings.NONE);
		assertDiffers(settings.webssh(), WebSshSettings.DEFAULT);
		assertDiffers(settings.network().getFirst(),
				settings(JsonMapper.shared().readTree("{\"network\": [null]}"), new Diagnostics()).network()
					.getFirst());
	}

	@Test
	void everyFieldMayBeNull() {
		JsonNode empty = JsonMapper.shared().createObjectNode();
		this.schema.get("properties").propertyNames().forEach((name) -> {
			((ObjectNode) empty).putNull(name);
			Diagnostics diagnostics = new Diagnostics();
			assertThat(settings(empty, diagnostics)).isEqualTo(InstanceSettings.NONE);
			assertThat(diagnostics.list()).isEmpty();
		});
	}

	private static void assertDiffers(Record one, Record other) throws ReflectiveOperationException {
		for (RecordComponent component : one.getClass().getRecordComponents()) {
			// What was refused is no field of the JSON.
			if (component.getName().startsWith("refus")) {
				continue;
			}
			assertThat(Optional.ofNullable(component.getAccessor().invoke(one))).as(component.getName())
				.isNotEqualTo(Optional.ofNullable(component.getAccessor().invoke(other)));
		}
	}

	private static InstanceSettings settings(JsonNode json, Diagnostics diagnostics) {
		return new SettingsReader(1, diagnostics).read(json.toString());
	}

	private static JsonNode read() {
		try (InputStream stream = SchemaTests.class.getResourceAsStream("/luoyun.schema.json")) {
			return JsonMapper.shared().readTree(stream);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
