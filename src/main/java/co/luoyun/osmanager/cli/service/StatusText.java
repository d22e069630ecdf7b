package co.luoyun.osmanager.cli.service;

import java.io.PrintWriter;
import java.util.Locale;

import tools.jackson.databind.JsonNode;

/**
 * How an instance is, for people: a line for it and for each component.
 *
 * @param report what the service says at {@code /api/status}
 */
record StatusText(JsonNode report) {

	void print(PrintWriter out) {
		JsonNode instance = this.report.path("instance");
		out.printf("%s: %s, %s%n", instance.path("hostname").asString(""), words(instance.path("state")),
				words(this.report.path("overall")));
		for (JsonNode component : this.report.path("components")) {
			out.printf("  %-14s %-8s %s%n", component.path("key").asString(""), words(component.path("state")),
					words(component.path("code")));
			component.path("advice").asString("").lines().forEach((line) -> out.println("      " + line));
		}
		JsonNode https = this.report.path("https");
		if (!https.path("fingerprint").asString("").isEmpty()) {
			out.printf("Certificate of port %d, SHA-256: %s%n", https.path("port").asInt(0),
					https.path("fingerprint").asString(""));
		}
	}

	private static String words(JsonNode name) {
		return name.asString("").toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
