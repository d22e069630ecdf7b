package co.luoyun.osmanager.cli;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.script.ConfigScript;
import co.luoyun.osmanager.os.OsPlan;
import co.luoyun.osmanager.os.SettingPlan;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A plan for programs: one JSON object.
 *
 * @param root the root that it is for
 * @param plan the plan
 * @param script the application's config script, where it is asked for
 */
record PlanJson(String root, OsPlan plan, Optional<ConfigScript> script) {

	String write() {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
			json.writeStartObject();
			json.writeStringProperty("root", this.root);
			json.writeBooleanProperty("changes", this.plan.hasChanges());
			json.writeBooleanProperty("errors", this.plan.hasErrors());
			json.writeArrayPropertyStart("settings");
			this.plan.settings().forEach((setting) -> write(json, setting));
			json.writeEndArray();
			this.script.ifPresent((each) -> write(json, each));
			json.writeEndObject();
		}
		return text.toString();
	}

	/** One word for what a plan comes to. */
	static String word(SettingPlan setting) {
		return switch (setting) {
			case SettingPlan.Skipped _ -> "skipped";
			case SettingPlan.Unchanged _ -> "unchanged";
			case SettingPlan.Impossible _ -> "error";
			case SettingPlan.Changes _ -> "change";
		};
	}

	private static void write(JsonGenerator json, ConfigScript script) {
		json.writeObjectPropertyStart("script");
		json.writeStringProperty("plan", script.obstacle().isPresent() ? "skipped" : "run");
		json.writeStringProperty("detail", script.obstacle().orElseGet(() -> script.path().toString()));
		json.writeEndObject();
	}

	private static void write(JsonGenerator json, SettingPlan setting) {
		json.writeStartObject();
		json.writeStringProperty("setting", setting.setting());
		json.writeStringProperty("plan", word(setting));
		json.writeStringProperty("detail", setting.detail());
		if (setting instanceof SettingPlan.Changes changes) {
			json.writeArrayPropertyStart("steps");
			changes.steps().forEach((step) -> write(json, step));
			json.writeEndArray();
		}
		json.writeEndObject();
	}

	private static void write(JsonGenerator json, Change step) {
		json.writeStartObject();
		json.writeStringProperty("summary", step.summary());
		switch (step) {
			case Change.WriteFile file -> {
				json.writeStringProperty("write", file.path().toString());
				json.writeStringProperty("mode", file.mode());
				write(json, LineDiff.of(file));
			}
			case Change.DeleteFile file -> {
				json.writeStringProperty("remove", file.path().toString());
				write(json, LineDiff.of(file));
			}
			case Change.Protect protect -> json.writeStringProperty("protect", protect.path().toString());
			case Change.RunCommand run -> json.writeStringProperty("run", run.command().toString());
		}
		json.writeEndObject();
	}

	private static void write(JsonGenerator json, List<String> diff) {
		json.writeArrayPropertyStart("diff");
		diff.forEach(json::writeString);
		json.writeEndArray();
	}

}
