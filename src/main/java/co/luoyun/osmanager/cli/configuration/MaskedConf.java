package co.luoyun.osmanager.cli.configuration;

import java.io.StringWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.InterfaceSettings;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.Secret;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A configuration as it can be shown to anybody, by the names that the configuration
 * itself has for it.
 *
 * @param source where it is
 * @param conf the configuration
 */
public record MaskedConf(String source, LuoYunConf conf) {

	/** The version of the JSON, with its schema show.schema.json. */
	private static final int VERSION = 1;

	/** Stands in the place of a secret. */
	static final String SET = "****** (set)";

	public String text() {
		return fields().entrySet()
			.stream()
			.map((field) -> "%-22s %s".formatted(field.getKey(), field.getValue()))
			.collect(Collectors.joining(System.lineSeparator()));
	}

	String json() {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
			json.writeStartObject();
			fields().forEach(json::writeStringProperty);
			json.writeNumberProperty("version", VERSION);
			json.writeEndObject();
		}
		return text.toString();
	}

	/** Its values by their names; what is not given is not there. */
	Map<String, String> fields() {
		Map<String, String> fields = new LinkedHashMap<>();
		InstanceSettings settings = this.conf.settings();
		fields.put("source", this.source);
		endpoint(fields, "CLC_", this.conf.controller());
		endpoint(fields, "CLC_MCAST_", this.conf.multicast());
		this.conf.tag().ifPresent((tag) -> fields.put("TAG", Integer.toString(tag)));
		secret(fields, "KEY", this.conf.key());
		for (int i = 0; i < settings.network().size(); i++) {
			network(fields, "network[" + i + "]", settings.network().get(i));
		}
		list(fields, "nameservers", settings.nameservers().stream().map((server) -> server.getHostAddress()).toList());
		int keys = settings.publicKeys().size();
		if (keys > 0) {
			fields.put("public_key", (keys == 1) ? "1 key" : keys + " keys");
		}
		secret(fields, "passwd_hash", settings.passwordHash());
		secret(fields, "cookie", settings.cookie());
		settings.domainName().ifPresent((name) -> fields.put("domain.name", name));
		fields.put("webssh.status", settings.webssh().enabled() ? "enable" : "disable");
		settings.webssh().port().ifPresent((port) -> fields.put("webssh.port", Integer.toString(port)));
		list(fields, "other", this.conf.other().keySet().stream().map(LuoYunConf::shownKey).sorted().toList());
		return fields;
	}

	private static void endpoint(Map<String, String> fields, String place, Optional<Endpoint> endpoint) {
		endpoint.ifPresent((it) -> {
			fields.put(place + "IP", it.host());
			fields.put(place + "PORT", Integer.toString(it.port()));
		});
	}

	private static void network(Map<String, String> fields, String place, InterfaceSettings entry) {
		entry.mac().ifPresent((mac) -> fields.put(place + ".mac", mac.toString()));
		fields.put(place + ".ip", entry.refused() ? "refused" : entry.dhcp() ? "by DHCP" : joined(entry.addresses()));
		list(fields, place + ".gateway", entry.gateways().stream().map((gateway) -> gateway.getHostAddress()).toList());
		list(fields, place + ".nameservers",
				entry.nameservers().stream().map((server) -> server.getHostAddress()).toList());
	}

	private static void secret(Map<String, String> fields, String name, Optional<Secret> secret) {
		secret.ifPresent((_) -> fields.put(name, SET));
	}

	private static void list(Map<String, String> fields, String name, Collection<?> values) {
		if (!values.isEmpty()) {
			fields.put(name, joined(values));
		}
	}

	private static String joined(Collection<?> values) {
		return values.stream().map(Object::toString).collect(Collectors.joining(", "));
	}

}
