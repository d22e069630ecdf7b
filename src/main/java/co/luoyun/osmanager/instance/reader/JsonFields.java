package co.luoyun.osmanager.instance.reader;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import co.luoyun.osmanager.instance.Addresses;
import co.luoyun.osmanager.instance.ConfMessage;
import co.luoyun.osmanager.message.Message;

/** The fields of one object in the JSON, with its place for diagnostics. */
final class JsonFields {

	/** No interface has more addresses. */
	static final int MOST_PARTS = 100;

	private static final Message TEXTS = ConfMessage.TEXTS.with();

	private final String place;

	private final Map<String, Json> fields;

	private final int line;

	private final Diagnostics diagnostics;

	private final Map<String, Message> refusals = new HashMap<>();

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

	/** Notes the fields that are none of these: one may be a slip of the pen. */
	void noteUnknown(Set<String> known) {
		this.fields.keySet()
			.stream()
			.filter((name) -> !known.contains(name))
			.forEach((name) -> note(FieldNames.shown(name), ConfMessage.KNOWN.with(), ConfMessage.KEPT.with()));
	}

	/** A field that says something: not absent, null, blank or empty. */
	Optional<Json> get(String name) {
		return Optional.ofNullable(this.fields.get(name)).filter((json) -> !json.isEmpty());
	}

	/** A field that should be a text, or a number. */
	Optional<String> text(String name, Message expected) {
		return get(name, Json.Text.class, expected).map(Json.Text::text);
	}

	/**
	 * A field that should be an object.
	 * @param name the field's name
	 * @param known the names of the object's fields; others are noted
	 */
	Optional<JsonFields> object(String name, Set<String> known) {
		Optional<JsonFields> object = get(name, Json.Fields.class, ConfMessage.OBJECT.with())
			.map((json) -> new JsonFields(this.place + name + ".", json.fields(), this.line, this.diagnostics));
		object.ifPresent((fields) -> fields.noteUnknown(known));
		return object;
	}

	private <T extends Json> Optional<T> get(String name, Class<T> type, Message expected) {
		Optional<Json> json = get(name);
		if (json.isPresent() && !type.isInstance(json.get())) {
			warn(name, expected, ConfMessage.FIELD_SKIPPED.with());
		}
		return json.filter(type::isInstance).map(type::cast);
	}

	/**
	 * The parts of a field that should be a list, as one text or as an array.
	 * @param consequence what follows for a part that is no text
	 */
	List<String> list(String name, Message consequence) {
		get(name).ifPresent((json) -> requireTexts(name, json, consequence));
		return parts(name);
	}

	/**
	 * The parts of a field that should be a list, which is refused when one is no text.
	 * @param consequence what follows then
	 */
	List<String> listOrRefuse(String name, Message consequence) {
		if (get(name).filter(Json::holdsObject).isPresent()) {
			refuse(name, TEXTS, consequence);
			return List.of();
		}
		return parts(name);
	}

	private List<String> parts(String name) {
		List<String> parts = get(name).map((json) -> Addresses.split(json.joined(" "), MOST_PARTS + 1))
			.orElse(List.of());
		if (parts.size() <= MOST_PARTS) {
			return parts;
		}
		warn(name, ConfMessage.MOST_PARTS.with(MOST_PARTS), ConfMessage.FURTHER.with());
		return parts.subList(0, MOST_PARTS);
	}

	/** Warns of objects where there should be texts. */
	void requireTexts(String name, Json json, Message consequence) {
		if (json.holdsObject()) {
			warn(name, TEXTS, consequence);
		}
	}

	/** A field that should list IP addresses, as one text or as an array. */
	List<InetAddress> addresses(String name, Message consequence) {
		List<InetAddress> addresses = new ArrayList<>();
		for (String text : list(name, consequence)) {
			Optional<InetAddress> address = Addresses.parse(text).filter((parsed) -> !parsed.isAnyLocalAddress());
			if (address.isEmpty()) {
				warn(name, ConfMessage.ADDRESSES.with(), consequence);
			}
			else if (!addresses.contains(address.get())) {
				addresses.add(address.get());
			}
		}
		return addresses;
	}

	void warn(String name, Message expected, Message consequence) {
		this.diagnostics.warn(this.line, this.place + name, expected, consequence);
	}

	/** Says that a field's value cannot be used, and remembers it. */
	void refuse(String name, Message expected, Message consequence) {
		this.diagnostics.refuse(this.line, this.place + name, expected, consequence);
		this.refusals.put(name, expected);
	}

	/** Fields of this object that were refused, and what should stand there. */
	Map<String, Message> refusals() {
		return this.refusals;
	}

	void note(String name, Message expected, Message consequence) {
		this.diagnostics.note(this.line, this.place + name, expected, consequence);
	}

}
