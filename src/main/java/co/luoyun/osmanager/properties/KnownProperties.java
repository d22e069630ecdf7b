package co.luoyun.osmanager.properties;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.io.ClassPathResource;

/**
 * The properties that are OS Manager's, from the metadata that the compiler writes for
 * development environments.
 *
 * @param types each property's type, by its name
 * @param records what the rooms make of them, by its prefix
 */
record KnownProperties(Map<String, String> types, Map<String, Bindable<?>> records) {

	static final String OURS = "osmanager";

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	static KnownProperties load() {
		try (InputStream stream = new ClassPathResource(METADATA).getInputStream()) {
			return of(JsonMapper.shared().readTree(stream));
		}
		catch (IOException | ClassNotFoundException ex) {
			throw new IllegalStateException("The package lacks " + METADATA, ex);
		}
	}

	private static KnownProperties of(JsonNode metadata) throws ClassNotFoundException {
		Map<String, String> types = new LinkedHashMap<>();
		for (JsonNode property : metadata.path("properties")) {
			types.put(property.path("name").asString(), property.path("type").asString(""));
		}
		types.put("server.port", "port");
		types.put("server.address", "address");
		Map<String, Bindable<?>> records = new LinkedHashMap<>();
		for (JsonNode group : metadata.path("groups")) {
			String type = group.path("type").asString("");
			if (type.equals(group.path("sourceType").asString())) {
				records.put(group.path("name").asString(), Bindable.of(Class.forName(type)));
			}
		}
		records.put("server", Bindable.of(ServerProperties.class));
		records.put("logging.logback.rollingpolicy", Bindable.of(RollingLog.class));
		records.put("logging.level", Bindable.mapOf(String.class, LogLevel.class));
		return new KnownProperties(types, records);
	}

	boolean isKnown(Given given) {
		return this.types.keySet().stream().anyMatch(given::isCalled);
	}

	/** What a value has to be, by the type of its property. */
	String expected(Given given) {
		String type = this.types.entrySet()
			.stream()
			.filter((known) -> given.isCalled(known.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse("");
		return switch (type) {
			case "java.time.Duration", "java.util.List<java.time.Duration>" -> "a duration such as 30s, 5m or 1h";
			case "java.lang.Integer", "java.lang.Long" -> "a whole number";
			case "java.lang.Boolean" -> "true or false";
			case "org.springframework.util.unit.DataSize" -> "a size such as 8KB or 1MB";
			case "port" -> "a port from 0 to 65535";
			case "address" -> "an address of this machine";
			default -> given.isBelow("logging.level") ? "one of trace, debug, info, warn, error and off" : one(type);
		};
	}

	private static String one(String type) {
		try {
			Object[] constants = Class.forName(type).getEnumConstants();
			return (constants != null) ? "one of " + Arrays.toString(constants).toLowerCase(Locale.ROOT)
					: "another value";
		}
		catch (ClassNotFoundException ex) {
			return "another value";
		}
	}

	/** The name that somebody may have meant; empty when none is near. */
	Optional<String> nearest(String name) {
		return nearest(name, Math.max(2, name.length() / 4));
	}

	/** The name that somebody may have meant who has made a few slips. */
	Optional<String> nearest(String name, int slips) {
		String uniform = Given.uniform(name);
		return this.types.keySet()
			.stream()
			.min(Comparator.comparingInt((known) -> distance(uniform, Given.uniform(known))))
			.filter((known) -> distance(uniform, Given.uniform(known)) <= slips);
	}

	// Levenshtein's: how many letters have to be changed, added or left out.
	private static int distance(String from, String to) {
		int[] former = new int[to.length() + 1];
		for (int j = 0; j <= to.length(); j++) {
			former[j] = j;
		}
		for (int i = 1; i <= from.length(); i++) {
			int[] row = new int[to.length() + 1];
			row[0] = i;
			for (int j = 1; j <= to.length(); j++) {
				int changed = former[j - 1] + ((from.charAt(i - 1) == to.charAt(j - 1)) ? 0 : 1);
				row[j] = Math.min(changed, 1 + Math.min(former[j], row[j - 1]));
			}
			former = row;
		}
		return former[to.length()];
	}

}
