package co.luoyun.osmanager.cli.configuration;

import java.io.StringWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.InterfaceSettings;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.Secret;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A configuration as it can be shown to anybody.
 *
 * @param source where it is
 * @param conf the configuration
 */
public record MaskedConf(String source, LuoYunConf conf) {

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
			json.writeEndObject();
		}
		return text.toString();
	}

	private Map<String, String> fields() {
		Map<String, String> fields = new LinkedHashMap<>();
		InstanceSettings settings = this.conf.settings();
		fields.put("source", this.source);
		fields.put("controller", show(this.conf.controller(), "by discovery"));
		fields.put("multicast", show(this.conf.multicast(), "none"));
		fields.put("tag", this.conf.tag().isPresent() ? Integer.toString(this.conf.tag().getAsInt()) : "none");
		fields.put("key", secret(this.conf.key()));
		for (int i = 0; i < settings.network().size(); i++) {
			network(fields, "network[" + i + "]", settings.network().get(i));
		}
		fields.put("nameservers",
				list(settings.nameservers().stream().map((server) -> server.getHostAddress()).toList()));
		fields.put("publicKeys", Integer.toString(settings.publicKeys().size()));
		fields.put("passwordHash", secret(settings.passwordHash()));
		fields.put("cookie", secret(settings.cookie()));
		fields.put("domainName", show(settings.domainName(), "none"));
		fields.put("webssh", settings.webssh().enabled() ? "enabled" : "disabled");
		settings.webssh().port().ifPresent((port) -> fields.put("websshPort", Integer.toString(port)));
		fields.put("otherKeys", list(this.conf.other().keySet().stream().map(LuoYunConf::shownKey).sorted().toList()));
		return fields;
	}

	private static void network(Map<String, String> fields, String place, InterfaceSettings entry) {
		entry.mac().ifPresent((mac) -> fields.put(place + ".mac", mac.toString()));
		fields.put(place + ".ip", entry.refused() ? "refused" : entry.dhcp() ? "by DHCP" : list(entry.addresses()));
		if (!entry.gateways().isEmpty()) {
			fields.put(place + ".gateway",
					list(entry.gateways().stream().map((gateway) -> gateway.getHostAddress()).toList()));
		}
		if (!entry.nameservers().isEmpty()) {
			fields.put(place + ".nameservers",
					list(entry.nameservers().stream().map((server) -> server.getHostAddress()).toList()));
		}
	}

	private static String secret(Optional<Secret> secret) {
		return secret.isPresent() ? "****** (set)" : "none";
	}

	private static String show(Optional<?> value, String absent) {
		return value.isPresent() ? value.get().toString() : absent;
	}

	private static String list(Collection<?> values) {
		return values.isEmpty() ? "none" : values.stream().map(Object::toString).collect(Collectors.joining(", "));
	}

}
