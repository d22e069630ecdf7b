package co.luoyun.osmanager.properties;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.NestedExceptionUtils;

/**
 * The properties that are OS Manager's, and what it checks of its libraries'.
 *
 * @param types each property's type, by its name
 * @param records the names of the classes that the rooms make of them, by their prefix
 */
record KnownProperties(Map<String, String> types, Map<String, String> records) {

	static final String OURS = "osmanager";

	private static final String LEVELS = "logging.level";

	static KnownProperties load() {
		PropertiesMetadata metadata = PropertiesMetadata.read();
		Map<String, String> types = new LinkedHashMap<>(metadata.types());
		types.put("server.port", "port");
		types.put("server.address", "address");
		Map<String, String> records = new LinkedHashMap<>(metadata.records());
		records.put("server", ServerProperties.class.getName());
		records.put("logging.logback.rollingpolicy", RollingLog.class.getName());
		records.put(LEVELS, LogLevel.class.getName());
		return new KnownProperties(types, records);
	}

	/** What the properties below a prefix are made of. */
	Bindable<?> target(String prefix) {
		if (prefix.equals(LEVELS)) {
			return Bindable.mapOf(String.class, LogLevel.class);
		}
		try {
			return Bindable.of(Class.forName(this.records.get(prefix)));
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException("The package lacks what belongs to " + prefix, ex);
		}
	}

	boolean isKnown(Given given) {
		return this.types.keySet().stream().anyMatch(given::isCalled);
	}

	/** Why a value cannot be used: as a room says it, or by the property's type. */
	String reason(Throwable failure, Given given) {
		String message = String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
		boolean ours = message.startsWith(OURS + ".") || message.startsWith("server.");
		return ours ? message : "expected is " + expected(given);
	}

	private String expected(Given given) {
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
			default -> given.isBelow(LEVELS) ? "one of trace, debug, info, warn, error and off" : one(type);
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
