package co.luoyun.osmanager.cli.configuration;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** A luoyun.ini, put together from options. */
final class ConfOptions {

	private static final Pattern CONTROLLER = Pattern.compile(
			"(?:\\[(?<six>[^\\]]+)]|(?<host>[^:\\[\\]]+))(?::(?<port>[^:]+))?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

	@Option(names = "--tag", paramLabel = "NUMBER", description = "The instance's number in the cloud.")
	private @Nullable String tag;

	@Option(names = "--key-file", paramLabel = "FILE", description = "A file that holds the shared secret.")
	private @Nullable Path keyFile;

	@Option(names = "--controller", paramLabel = "HOST[:PORT]",
			description = "The controller; without it, it is looked for by multicast.")
	private @Nullable String controller;

	@Option(names = "--mac", paramLabel = "ADDRESS", description = "The interface; without it, the first one.")
	private @Nullable String mac;

	@Option(names = "--ip", paramLabel = "ADDRESS[/BITS]", split = ",",
			description = "The interface's address; without it, DHCP.")
	private List<String> ip = new ArrayList<>();

	@Option(names = "--netmask", paramLabel = "MASK", description = "The network's mask or prefix length.")
	private @Nullable String netmask;

	@Option(names = "--gateway", paramLabel = "ADDRESS", split = ",", description = "The default gateway.")
	private List<String> gateway = new ArrayList<>();

	@Option(names = "--dns", paramLabel = "ADDRESS", split = ",", description = "A name server; may be repeated.")
	private List<String> dns = new ArrayList<>();

	@Option(names = "--hostname", paramLabel = "NAME", description = "The name that people reach the instance by.")
	private @Nullable String hostname;

	@Option(names = "--ssh-key", paramLabel = "FILE|KEY",
			description = "A public key, or a file of them, that opens root's account; may be repeated.")
	private List<String> sshKeys = new ArrayList<>();

	@Option(names = "--password-hash", paramLabel = "HASH", converter = SecretArgument.class,
			description = "Root's password as \"openssl passwd -6\" or mkpasswd writes it.")
	private @Nullable String passwordHash;

	@Option(names = "--cookie", paramLabel = "SECRET", converter = SecretArgument.class,
			description = "What opens the owner's page.")
	private @Nullable String cookie;

	@Option(names = "--webssh", paramLabel = "enable|disable", description = "Whether the web terminal runs.")
	private @Nullable String webssh;

	@Option(names = "--webssh-port", paramLabel = "PORT", description = "The web terminal's port.")
	private @Nullable String websshPort;

	/**
	 * Writes the file.
	 * @throws IOException when a file that is named cannot be read
	 */
	String write() throws IOException {
		StringBuilder lines = new StringBuilder();
		if (this.controller != null) {
			controller(lines, this.controller);
		}
		if (this.tag != null) {
			line(lines, "TAG", this.tag);
		}
		if (this.keyFile != null) {
			line(lines, "KEY", SmallFile.text(this.keyFile).strip());
		}
		line(lines, "JSON", json());
		return lines.toString();
	}

	private static void controller(StringBuilder lines, String text) {
		Matcher parts = CONTROLLER.matcher(text);
		if (!parts.matches()) {
			throw new IllegalArgumentException("--controller needs HOST, HOST:PORT or [IPV6]:PORT");
		}
		line(lines, "CLC_IP",
				Stream.of("six", "host").map(parts::group).filter(Objects::nonNull).findFirst().orElse(text));
		line(lines, "CLC_PORT", Objects.requireNonNullElse(parts.group("port"), "1369"));
	}

	private static void line(StringBuilder lines, String key, String value) {
		lines.append(key).append('=').append(value).append('\n');
	}

	private String json() throws IOException {
		String keys = publicKeys();
		StringWriter text = new StringWriter();
		JsonFactory ascii = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
		try (JsonGenerator json = ascii.createGenerator(ObjectWriteContext.empty(), text)) {
			json.writeStartObject();
			network(json);
			field(json, "nameservers", String.join(" ", this.dns));
			field(json, "public_key", keys);
			field(json, "passwd_hash", this.passwordHash);
			field(json, "cookie", this.cookie);
			object(json, "domain", "name", this.hostname, "ip", null);
			object(json, "webssh", "status", this.webssh, "port", this.websshPort);
			json.writeEndObject();
		}
		return text.toString();
	}

	private void network(JsonGenerator json) {
		boolean nothing = this.mac == null && this.ip.isEmpty() && this.netmask == null && this.gateway.isEmpty();
		if (nothing) {
			return;
		}
		json.writeArrayPropertyStart("network");
		json.writeStartObject();
		field(json, "mac", this.mac);
		field(json, "ip", String.join(" ", this.ip));
		field(json, "netmask", this.netmask);
		field(json, "gateway", String.join(" ", this.gateway));
		field(json, "nameservers", String.join(" ", this.dns));
		json.writeEndObject();
		json.writeEndArray();
	}

	private static void object(JsonGenerator json, String name, String first, @Nullable String firstValue,
			String second, @Nullable String secondValue) {
		if (firstValue != null || secondValue != null) {
			json.writeObjectPropertyStart(name);
			field(json, first, firstValue);
			field(json, second, secondValue);
			json.writeEndObject();
		}
	}

	private static void field(JsonGenerator json, String name, @Nullable String value) {
		if (value != null && !value.isEmpty()) {
			json.writeStringProperty(name, value);
		}
	}

	private static String publicKeys(Path file) throws IOException {
		String text = SmallFile.text(file).strip();
		if (text.contains("PRIVATE KEY")) {
			throw new IllegalArgumentException(file + ": is a private key; give the public one, " + file + ".pub");
		}
		return text;
	}

	private String publicKeys() throws IOException {
		List<String> keys = new ArrayList<>();
		for (String key : this.sshKeys) {
			keys.add(key.contains(" ") ? key.strip() : publicKeys(Path.of(key)));
		}
		return String.join("\n", keys);
	}

}
