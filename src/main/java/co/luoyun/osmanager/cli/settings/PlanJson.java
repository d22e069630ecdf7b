package co.luoyun.osmanager.cli.settings;

import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.OsPlan;
import co.luoyun.osmanager.os.SettingPlan;
import co.luoyun.osmanager.os.script.ConfigScript;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plan for programs.
 *
 * @param root the root that it is for
 * @param changes whether it changes anything
 * @param errors whether something of it is impossible
 * @param settings the settings
 * @param script the application's config script, where it is asked for
 * @param version the version of this form, with its schema plan.schema.json
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanJson(String root, boolean changes, boolean errors, List<Setting> settings, @Nullable Script script,
		int version) {

	static PlanJson of(String root, OsPlan plan, Optional<ConfigScript> script) {
		return new PlanJson(root, plan.hasChanges(), plan.hasErrors(),
				plan.settings().stream().map(Setting::of).toList(), script.map(Script::of).orElse(null), 1);
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

	@Override
	public String toString() {
		return JsonMapper.shared().writeValueAsString(this);
	}

	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Setting(String setting, String plan, String detail, @Nullable List<Step> steps) {

		static Setting of(SettingPlan setting) {
			return new Setting(setting.setting(), word(setting), setting.detail().toString(),
					(setting instanceof SettingPlan.Changes changes) ? changes.steps().stream().map(Step::of).toList()
							: null);
		}

	}

	record Script(String plan, String detail) {

		static Script of(ConfigScript script) {
			return new Script(script.obstacle().isPresent() ? "skipped" : "run",
					script.obstacle().map(Message::toString).orElseGet(() -> script.path().toString()));
		}

	}

	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Step(String summary, @Nullable String write, @Nullable String mode, @Nullable String remove,
			@Nullable String protect, @Nullable String run, @Nullable List<String> diff) {

		static Step of(Change step) {
			String summary = step.summary();
			return switch (step) {
				case Change.WriteFile file ->
					new Step(summary, file.path().toString(), file.mode(), null, null, null, LineDiff.of(file));
				case Change.DeleteFile file ->
					new Step(summary, null, null, file.path().toString(), null, null, LineDiff.of(file));
				case Change.Protect file -> new Step(summary, null, null, null, file.path().toString(), null, null);
				case Change.RunCommand run -> new Step(summary, null, null, null, null, run.command().toString(), null);
			};
		}

	}

}
