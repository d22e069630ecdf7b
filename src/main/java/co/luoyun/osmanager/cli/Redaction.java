package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.RegularFile;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.source.fat.FloppyDisk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes the secrets out of a text: those that the configuration names, wherever they
 * stand, and whatever has a secret's form. Rather too much is masked than too little. No
 * pattern begins with what repeats, so that each takes time in line with the text.
 */
final class Redaction {

	private static final String MASK = "******";

	/** A value: quoted, perhaps within a quoted text, or up to a blank. */
	private static final String VALUE = "(?:\\\\?\"[^\"\\n\\\\]*|'[^'\\n]*'|[^\\s\"'&;,\\\\]+)";

	/** What names of secrets end with, whatever they begin with: DB_PASSWORD, api-key. */
	private static final String NAME = "(?:key|cookie|pass(?:w(?:or)?d|phrase)?|pwd|token|secret|credential|psk)s?"
			+ "(?:[_.-][\\w.-]{1,40})?";

	/** What stands before a secret is the first group, which may be empty. */
	private static final List<Pattern> FORMS = List.of(
			// crypt(3) hashes.
			Pattern.compile("()\\$(?:1|2[abxy]?|5|6|7|y|gy|sm3|md5|sha1|argon2\\w{1,2})\\$[./0-9A-Za-z$=,+]+"),
			// Private keys, also those that the text begins or ends within.
			Pattern.compile("()-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\\z)",
					Pattern.DOTALL),
			Pattern.compile("()\\A(?:[A-Za-z0-9+/=]++\\s++)*+-----END [A-Z ]*PRIVATE KEY-----"),
			// What services hand out, in the forms that scanners of secrets know.
			Pattern.compile("()\\b(?:gh[pousr]_\\w{20,}|github_pat_\\w{20,}|glpat-[\\w-]{16,}|xox[abeprs]-[\\w-]{10,}"
					+ "|AKIA[0-9A-Z]{16}|[sr]k_(?:live|test)_\\w{16,}|AIza[\\w-]{30,})"),
			Pattern.compile("()\\beyJ[\\w-]{6,4000}\\.[\\w-]+\\.[\\w-]*"),
			// The user information of a URL.
			Pattern.compile("(://)(?:[^\\s\"'<>@]{1,120}+@){1,4}"),
			Pattern.compile("(?i)(\\b(?:bearer|basic|digest|negotiate)\\s{1,4})[\\w~+/.=:-]{4,}"),
			Pattern.compile("(?i)(\\b(?:cookie|authorization|x-auth-token):\\s{0,2})[^\\s\"][^\\n\"]*"),
			Pattern.compile("(?i)(--[\\w-]{0,20}?(?:password|passwd|token|secret|key)\\s{1,2})[^\\s-]\\S*"),
			Pattern.compile("(?i)(" + NAME + "\\\\?[\"']?\\s{0,2}[=:]>?\\s{0,2})" + VALUE));

	private final List<String> secrets;

	private Redaction(List<String> secrets) {
		this.secrets = secrets;
	}

	/**
	 * The redaction for an instance.
	 * @param conf its configuration; one that is missing or unreadable names no secrets
	 */
	static Redaction of(Path conf) {
		List<String> secrets = new ArrayList<>();
		try {
			LuoYunConf read = LuoYunConfReader.read(RegularFile.read(conf, FloppyDisk.LIMIT)).conf();
			Stream.of(read.key(), read.settings().passwordHash(), read.settings().cookie())
				.flatMap(Optional::stream)
				.map(Secret::reveal)
				.filter((secret) -> secret.length() > 3)
				.forEach(secrets::add);
		}
		catch (IOException ex) {
			// Then only the forms are known.
		}
		return new Redaction(List.copyOf(secrets));
	}

	String apply(String text) {
		String masked = text;
		for (String secret : this.secrets) {
			masked = masked.replace(secret, MASK);
		}
		for (Pattern form : FORMS) {
			masked = form.matcher(masked).replaceAll("$1" + MASK);
		}
		return masked;
	}

	/** Masks the values in JSON, and leaves the names as they are. */
	String applyToJson(String json) {
		JsonMapper mapper = JsonMapper.shared();
		return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(masked(mapper.readTree(json)));
	}

	private JsonNode masked(JsonNode node) {
		return switch (node) {
			case StringNode text -> StringNode.valueOf(apply(text.stringValue()));
			case ArrayNode array ->
				JsonNodeFactory.instance.arrayNode().addAll(array.valueStream().map(this::masked).toList());
			case ObjectNode object -> {
				object.properties().forEach((property) -> property.setValue(masked(property.getValue())));
				yield object;
			}
			default -> node;
		};
	}

}
