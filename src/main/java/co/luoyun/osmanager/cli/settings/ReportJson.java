package co.luoyun.osmanager.cli.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import co.luoyun.osmanager.os.OsReport;
import co.luoyun.osmanager.os.SettingOutcome;
import co.luoyun.osmanager.os.script.ScriptOutcome;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of applying, for programs.
 *
 * @param root the root that it was done to
 * @param milliseconds how long it took
 * @param settings what came of each setting
 * @param script what came of the config script, if it was asked for
 * @param version the version of this form, with its schema apply.schema.json
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportJson(String root, long milliseconds, List<Outcome> settings, @Nullable Outcome script, int version) {

	static ReportJson of(String root, OsReport report, Optional<ScriptOutcome> script) {
		return new ReportJson(root, report.took().toMillis(), report.outcomes().stream().map(Outcome::of).toList(),
				script.map(Outcome::of).orElse(null), 1);
	}

	@Override
	public String toString() {
		return JsonMapper.shared().writeValueAsString(this);
	}

	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Outcome(@Nullable String setting, String result, String detail, @Nullable Integer exitCode,
			long milliseconds) {

		static Outcome of(SettingOutcome outcome) {
			return new Outcome(outcome.setting(), outcome.result().name().toLowerCase(Locale.ROOT),
					outcome.detail().toString(), null, outcome.took().toMillis());
		}

		static Outcome of(ScriptOutcome outcome) {
			return new Outcome(null, outcome.state().name().toLowerCase(Locale.ROOT), outcome.detail().toString(),
					outcome.exitCode().isPresent() ? outcome.exitCode().getAsInt() : null, outcome.took().toMillis());
		}

	}

}
