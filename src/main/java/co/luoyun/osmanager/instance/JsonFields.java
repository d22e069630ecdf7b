package co.luoyun.osmanager.instance;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of one object in the JSON, with its place for diagnostics. */
final class JsonFields {

	private final String place;

	private final Map<String, Json> fields;

	private final int line;

	private final Diagnostics diagnostics;

	/**
	 * The fields of an object.
	 * @param place what stands before a field's name, {@code webssh.}; empty at the top
	 * @param fields the fields
	 * @param line the line of the JSON
	 * @param diagnostics takes what is wrong
	 */
	JsonFields(String place, Map<String, Json> fields, int line, Diagnostics diagnostics) {
		this.place = place;
		this.fields = fields;
		this.line = line;
		this.diagnostics = diagnostics;
	}

	Stream<String> names() {
		return this.fields.keySet().stream();
	}

	/** A field that says something: not absent, null, blank or empty. */
	Optional<Json> get(String name) {
		return Optional.ofNullable(this.fields.get(name)).filter((json) -> !json.isEmpty());
	}

	/** A field that should be a text, or a number. */
	Optional<String> text(String name, String expected) {
		Optional<Json> json = get(name);
		if (json.isEmpty()) {
			return Optional.empty();
		}
		if (json.get() instanceof Json.Text(String text)) {
			return Optional.of(text);
		}
		warn(name, expected, "the field is skipped");
		return Optional.empty();
	}

	/** A field that should be an object. */
	Optional<JsonFields> object(String name) {
		Optional<Json> json = get(name);
		if (json.isEmpty()) {
			return Optional.empty();
		}
		if (json.get() instanceof Json.Fields(Map<String, Json> inner)) {
			return Optional.of(new JsonFields(this.place + name + ".", inner, this.line, this.diagnostics));
		}
		warn(name, "an object in braces", "the field is skipped");
		return Optional.empty();
	}

	/** A field that should list IP addresses, as one text or as an array. */
	List<InetAddress> addresses(String name, String consequence) {
		List<InetAddress> addresses = new ArrayList<>();
		for (String text : get(name).map((json) -> Addresses.split(json.joined(" "))).orElse(List.of())) {
			Optional<InetAddress> address = Addresses.parse(text).filter((parsed) -> !parsed.isAnyLocalAddress());
			if (address.isEmpty()) {
				warn(name, "IP addresses, separated by blanks or commas", consequence);
			}
			else if (!addresses.contains(address.get())) {
				addresses.add(address.get());
			}
		}
		return addresses;
	}

	void warn(String name, String expected, String consequence) {
		this.diagnostics.warn(this.line, this.place + name, expected, consequence);
	}

	void note(String name, String expected, String consequence) {
		this.diagnostics.note(this.line, this.place + name, expected, consequence);
	}

}
