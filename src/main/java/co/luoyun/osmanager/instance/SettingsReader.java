package co.luoyun.osmanager.instance;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the JSON of luoyun.conf. */
final class SettingsReader {

	static final Set<String> KNOWN = Set.of("network", "nameservers", "public_key", "passwd_hash", "cookie", "domain",
			"webssh", "storage", "use_global_passwd");

	static final Set<String> KNOWN_OF_DOMAIN = Set.of("name", "ip");

	static final Set<String> KNOWN_OF_WEBSSH = Set.of("status", "port");

	/** More keys than this are no list of people. */
	static final int MOST_KEYS = 1000;

	private static final int SHORT_COOKIE = 16;

	private final int line;

	private final Diagnostics diagnostics;

	SettingsReader(int line, Diagnostics diagnostics) {
		this.line = line;
		this.diagnostics = diagnostics;
	}

	InstanceSettings read(String text) {
		try {
			Json json = JsonReader.read(text,
					(path) -> this.diagnostics.warn(this.line, path, "each field once", "the last one is used"));
			if (json instanceof Json.Fields(Map<String, Json> fields)) {
				return settings(new JsonFields("", fields, this.line, this.diagnostics));
			}
			this.diagnostics.error(this.line, "JSON", "an object in braces");
		}
		catch (JsonReader.JsonException ex) {
			this.diagnostics.error(this.line, "JSON",
					ex.expected() + "; it stops being that at character " + ex.column() + " of the value");
		}
		return InstanceSettings.NONE;
	}

	private InstanceSettings settings(JsonFields fields) {
		fields.noteUnknown(KNOWN);
		List<InterfaceSettings> network = new NetworkReader(this.line, this.diagnostics).read(fields.get("network"));
		List<InetAddress> nameservers = fields.addresses("nameservers", "the name server is skipped");
		List<String> publicKeys = fields.get("public_key").map((json) -> publicKeys(fields, json)).orElse(List.of());
		Optional<Secret> passwordHash = fields.text("passwd_hash", "a crypt(3) hash").filter((hash) -> {
			boolean usable = CredentialForms.isPasswordHash(hash);
			if (!usable) {
				fields.warn("passwd_hash", "a crypt(3) hash as in /etc/shadow", "root's password is left as it is");
			}
			return usable;
		}).map(Secret::new);
		return new InstanceSettings(network, nameservers, publicKeys, passwordHash, cookie(fields), domain(fields),
				webssh(fields));
	}

	private List<String> publicKeys(JsonFields fields, Json json) {
		List<String> keys = new ArrayList<>();
		fields.requireTexts("public_key", json, "the object in it is skipped");
		Stream<String> lines = json.joined("\n").lines().map(String::strip);
		for (String candidate : lines.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
			.limit(MOST_KEYS + 1L)
			.toList()) {
			if (keys.size() == MOST_KEYS) {
				fields.warn("public_key", "at most " + MOST_KEYS + " keys", "the further ones are skipped");
			}
			else if (CredentialForms.isPublicKey(candidate)) {
				keys.add(candidate);
			}
			else {
				fields.warn("public_key", "lines of the form \"type base64 comment\", as in authorized_keys",
						"the line is skipped");
			}
		}
		return keys;
	}

	private Optional<Secret> cookie(JsonFields fields) {
		Optional<String> cookie = fields.text("cookie", "a text");
		cookie.filter((text) -> text.length() < SHORT_COOKIE)
			.ifPresent((text) -> fields.note("cookie", "at least " + SHORT_COOKIE + " characters that nobody can guess",
					"it is used, and may be guessed"));
		return cookie.map(Secret::new);
	}

	private Optional<String> domain(JsonFields fields) {
		Optional<String> name = (fields.get("domain").orElse(null) instanceof Json.Text(String text))
				? Optional.of(text)
				: fields.object("domain", KNOWN_OF_DOMAIN).flatMap((domain) -> domain.text("name", "a host name"));
		Optional<String> plain = name.map((text) -> text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
		if (plain.isPresent() && !Addresses.isHostName(plain.get()) && Addresses.parse(plain.get()).isEmpty()) {
			fields.warn("domain.name", "a host name", "the host name is left as it is");
			return Optional.empty();
		}
		return plain;
	}

	private WebSshSettings webssh(JsonFields fields) {
		Optional<JsonFields> webssh = fields.object("webssh", KNOWN_OF_WEBSSH);
		if (webssh.isEmpty()) {
			return WebSshSettings.DEFAULT;
		}
		String status = webssh.get().text("status", "\"enable\" or \"disable\"").orElse("enable");
		boolean enabled = switch (status.toLowerCase(Locale.ROOT)) {
			case "enable", "enabled", "true", "on", "yes", "1" -> true;
			case "disable", "disabled", "false", "off", "no", "0" -> false;
			default -> {
				webssh.get().warn("status", "\"enable\" or \"disable\"", "web ssh is enabled");
				yield true;
			}
		};
		return new WebSshSettings(enabled, port(webssh.get()));
	}

	private static OptionalInt port(JsonFields webssh) {
		Optional<String> text = webssh.text("port", "a number from 1 to 65535");
		if (text.isEmpty()) {
			return OptionalInt.empty();
		}
		OptionalInt port = Numbers.parse(text.get(), 1, 65535);
		if (port.isEmpty()) {
			webssh.warn("port", "a number from 1 to 65535", "the default port is used");
		}
		return port;
	}

}
