package co.luoyun.osmanager.cli;

import java.io.StringWriter;
import java.util.Locale;
import java.util.Optional;

import co.luoyun.osmanager.os.OsReport;
import co.luoyun.osmanager.os.script.ScriptOutcome;
import co.luoyun.osmanager.os.SettingOutcome;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What came of applying, for programs: one JSON object.
 *
 * @param root the root that it was done to
 * @param report what came of the settings
 * @param script what came of the config script, if it was asked for
 */
record ReportJson(String root, OsReport report, Optional<ScriptOutcome> script) {

	String write() {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
			json.writeStartObject();
			json.writeStringProperty("root", this.root);
			json.writeNumberProperty("milliseconds", this.report.took().toMillis());
			json.writeArrayPropertyStart("settings");
			this.report.outcomes().forEach((outcome) -> write(json, outcome));
			json.writeEndArray();
			this.script.ifPresent((outcome) -> {
				json.writeObjectPropertyStart("script");
				json.writeStringProperty("result", outcome.state().name().toLowerCase(Locale.ROOT));
				json.writeStringProperty("detail", outcome.detail());
				outcome.exitCode().ifPresent((code) -> json.writeNumberProperty("exitCode", code));
				json.writeNumberProperty("milliseconds", outcome.took().toMillis());
				json.writeEndObject();
			});
			json.writeEndObject();
		}
		return text.toString();
	}

	private static void write(JsonGenerator json, SettingOutcome outcome) {
		json.writeStartObject();
		json.writeStringProperty("setting", outcome.setting());
		json.writeStringProperty("result", outcome.result().name().toLowerCase(Locale.ROOT));
		json.writeStringProperty("detail", outcome.detail());
		json.writeNumberProperty("milliseconds", outcome.took().toMillis());
		json.writeEndObject();
	}

}
