package co.luoyun.osmanager.instance.reader;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import co.luoyun.osmanager.instance.Addresses;
import co.luoyun.osmanager.instance.AuthorizedKey;
import co.luoyun.osmanager.instance.ConfMessage;
import co.luoyun.osmanager.instance.CryptHash;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.InterfaceSettings;
import co.luoyun.osmanager.instance.Numbers;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.instance.WebSshSettings;
import co.luoyun.osmanager.message.Message;

/** Reads the JSON of luoyun.conf. */
public final class SettingsReader {

	public static final Set<String> KNOWN = Set.of("network", "nameservers", "public_key", "passwd_hash", "cookie",
			"domain", "webssh", "storage", "use_global_passwd");

	public static final Set<String> KNOWN_OF_DOMAIN = Set.of("name", "ip");

	public static final Set<String> KNOWN_OF_WEBSSH = Set.of("status", "port");

	/** More keys than this are no list of people. */
	static final int MOST_KEYS = 1000;

	private static final int SHORT_COOKIE = 16;

	private final int line;

	private final Diagnostics diagnostics;

	public SettingsReader(int line, Diagnostics diagnostics) {
		this.line = line;
		this.diagnostics = diagnostics;
	}

	public InstanceSettings read(String text) {
		try {
			Json json = JsonReader.read(text, (path) -> this.diagnostics.warn(this.line, path,
					ConfMessage.FIELD_ONCE.with(), ConfMessage.LAST.with()));
			if (json instanceof Json.Fields(Map<String, Json> fields)) {
				return settings(new JsonFields("", fields, this.line, this.diagnostics));
			}
			this.diagnostics.error(this.line, "JSON", ConfMessage.OBJECT.with());
		}
		catch (JsonException ex) {
			this.diagnostics.error(this.line, "JSON", ConfMessage.JSON_PLACE.with(ex.expected(), ex.column()));
		}
		return InstanceSettings.NONE;
	}

	private InstanceSettings settings(JsonFields fields) {
		fields.noteUnknown(KNOWN);
		NetworkReader networkReader = new NetworkReader(this.line, this.diagnostics);
		List<InterfaceSettings> network = networkReader.read(fields.get("network"));
		if (fields.get("network").orElse(null) instanceof Json.Text) {
			fields.refuse("network", ConfMessage.ARRAY.with(), ConfMessage.NETWORK_LEFT.with());
		}
		List<InetAddress> nameservers = nameservers(fields);
		List<AuthorizedKey> publicKeys = fields.get("public_key")
			.map((json) -> publicKeys(fields, json))
			.orElse(List.of());
		Optional<Secret> passwordHash = passwordHash(fields);
		Optional<String> domain = domain(fields);
		return new InstanceSettings(network, nameservers, publicKeys, passwordHash, cookie(fields), domain,
				webssh(fields), refusals(fields, networkReader));
	}

	private static Map<String, Message> refusals(JsonFields fields, NetworkReader network) {
		Map<String, Message> all = new HashMap<>(fields.refusals());
		all.putAll(network.refusals());
		return all;
	}

	private static List<InetAddress> nameservers(JsonFields fields) {
		List<InetAddress> servers = fields.addresses("nameservers", ConfMessage.SERVER_SKIPPED.with());
		if (servers.isEmpty() && fields.get("nameservers").isPresent()) {
			fields.refuse("nameservers", ConfMessage.ADDRESSES.with(), ConfMessage.SERVERS_LEFT.with());
		}
		return servers;
	}

	private static Optional<Secret> passwordHash(JsonFields fields) {
		Optional<Json> json = fields.get("passwd_hash");
		Optional<String> hash = json.map((value) -> (value instanceof Json.Text(String text)) ? text : "")
			.filter(CryptHash::isValid);
		if (json.isPresent() && hash.isEmpty()) {
			fields.refuse("passwd_hash", ConfMessage.HASH.with(), ConfMessage.PASSWORD_LEFT.with());
		}
		return hash.map(Secret::new);
	}

	private static List<AuthorizedKey> publicKeys(JsonFields fields, Json json) {
		fields.requireTexts("public_key", json, ConfMessage.OBJECT_SKIPPED.with());
		List<String> lines = json.joined("\n")
			.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
			.limit(MOST_KEYS + 1L)
			.toList();
		if (lines.size() > MOST_KEYS) {
			fields.warn("public_key", ConfMessage.MOST_KEYS.with(MOST_KEYS), ConfMessage.FURTHER.with());
		}
		List<String> taken = lines.subList(0, Math.min(MOST_KEYS, lines.size()));
		List<AuthorizedKey> keys = taken.stream().map(AuthorizedKey::parse).flatMap(Optional::stream).toList();
		if (keys.size() < taken.size() || keys.isEmpty()) {
			fields.refuse("public_key", ConfMessage.SSH_KEY.with(), ConfMessage.KEYS_LEFT.with());
		}
		return keys;
	}

	private Optional<Secret> cookie(JsonFields fields) {
		Optional<String> cookie = fields.text("cookie", ConfMessage.TEXT.with());
		cookie.filter((text) -> text.length() < SHORT_COOKIE)
			.ifPresent(
					(text) -> fields.note("cookie", ConfMessage.COOKIE.with(SHORT_COOKIE), ConfMessage.GUESSED.with()));
		return cookie.map(Secret::new);
	}

	private Optional<String> domain(JsonFields fields) {
		Optional<String> name = (fields.get("domain").orElse(null) instanceof Json.Text(String text))
				? Optional.of(text) : fields.object("domain", KNOWN_OF_DOMAIN)
					.flatMap((domain) -> domain.text("name", ConfMessage.DOMAIN.with()));
		Optional<String> plain = name.map((text) -> text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
		if (plain.isPresent() && !isOwnName(plain.get())) {
			fields.refuse("domain.name", ConfMessage.DOMAIN.with(), ConfMessage.HOST_LEFT.with());
			return Optional.empty();
		}
		return plain;
	}

	// DNS knows names with an underscore; a host's own has none (RFC 1123).
	private static boolean isOwnName(String name) {
		return Addresses.parse(name).isPresent() || (Addresses.isHostName(name) && name.indexOf('_') < 0);
	}

	private WebSshSettings webssh(JsonFields fields) {
		Optional<JsonFields> webssh = fields.object("webssh", KNOWN_OF_WEBSSH);
		if (webssh.isEmpty()) {
			return WebSshSettings.DEFAULT;
		}
		String status = webssh.get().text("status", ConfMessage.STATUS.with()).orElse("enable");
		boolean enabled = switch (status.toLowerCase(Locale.ROOT)) {
			case "enable", "enabled", "true", "on", "yes", "1" -> true;
			case "disable", "disabled", "false", "off", "no", "0" -> false;
			default -> {
				webssh.get().warn("status", ConfMessage.STATUS.with(), ConfMessage.ENABLED.with());
				yield true;
			}
		};
		return new WebSshSettings(enabled, port(webssh.get()));
	}

	private static OptionalInt port(JsonFields webssh) {
		Optional<String> text = webssh.text("port", ConfMessage.NUMBER.with());
		if (text.isEmpty()) {
			return OptionalInt.empty();
		}
		OptionalInt port = Numbers.parse(text.get(), 1, 65535);
		if (port.isEmpty()) {
			webssh.warn("port", ConfMessage.NUMBER.with(), ConfMessage.DEFAULT_PORT.with());
		}
		return port;
	}

}
