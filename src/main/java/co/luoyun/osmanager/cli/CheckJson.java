package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

import co.luoyun.osmanager.instance.ConfReading;
import co.luoyun.osmanager.instance.Diagnostic;
import co.luoyun.osmanager.properties.Problem;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What {@code check --format json} answers.
 *
 * @param source the file, image or device
 * @param file what is in it
 * @param reading what that says
 */
record CheckJson(String source, ConfFile file, ConfReading reading) {

	String write() {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
			json.writeStartObject();
			json.writeStringProperty("source", this.source);
			json.writeBooleanProperty("disk", this.file.fromDisk());
			json.writeNumberProperty("bytes", this.file.content().length);
			json.writeStringProperty("verdict", this.reading.verdict());
			json.writeArrayPropertyStart("diagnostics");
			this.reading.diagnostics().forEach((diagnostic) -> write(json, diagnostic));
			json.writeEndArray();
			json.writeEndObject();
		}
		return text.toString();
	}

	/** What it answers of a file of properties. */
	static String properties(String source, List<Problem> problems) {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
			json.writeStartObject();
			json.writeStringProperty("source", source);
			json.writeStringProperty("verdict", problems.isEmpty() ? "fine" : "usable, with warnings");
			json.writeArrayPropertyStart("diagnostics");
			for (Problem problem : problems) {
				json.writeStartObject();
				json.writeStringProperty("severity", "warning");
				json.writeStringProperty("where", problem.where());
				json.writeStringProperty("consequence", problem.message());
				json.writeEndObject();
			}
			json.writeEndArray();
			json.writeEndObject();
		}
		return text.toString();
	}

	/** What it answers when there is no configuration to check. */
	static String unreadable(String source, IOException failure) {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
			json.writeStartObject();
			json.writeStringProperty("source", source);
			json.writeStringProperty("verdict", "unreadable");
			json.writeStringProperty("reason", String.valueOf(failure.getMessage()));
			json.writeArrayPropertyStart("diagnostics");
			json.writeEndArray();
			json.writeEndObject();
		}
		return text.toString();
	}

	private static void write(JsonGenerator json, Diagnostic diagnostic) {
		json.writeStartObject();
		json.writeStringProperty("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
		json.writeNumberProperty("line", diagnostic.line());
		if (diagnostic.line() > 0) {
			json.writeStringProperty("text", diagnostic.maskedLine());
		}
		json.writeStringProperty("where", diagnostic.where());
		json.writeStringProperty("expected", diagnostic.expected());
		json.writeStringProperty("consequence", diagnostic.consequence());
		json.writeEndObject();
	}

}
