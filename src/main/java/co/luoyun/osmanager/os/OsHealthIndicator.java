package co.luoyun.osmanager.os;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.script.ConfigScript;
import co.luoyun.osmanager.os.script.ScriptOutcome;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health component {@code os}: what came of each setting and of the config script. */
@Component
class OsHealthIndicator implements HealthIndicator {

	private final OsConfigurer configurer;

	private final ConfigScript script;

	OsHealthIndicator(OsConfigurer configurer, ConfigScript script) {
		this.configurer = configurer;
		this.script = script;
	}

	@Override
	public Health health() {
		OsReport report = this.configurer.report();
		boolean scriptFailed = this.script.newest().filter(ScriptOutcome::failed).isPresent();
		Health.Builder health = report.at().isEmpty() ? Health.unknown()
				: (report.hasFailures() || scriptFailed) ? Health.down() : Health.up();
		report.outcomes().forEach((outcome) -> health.withDetail(outcome.setting(), detail(outcome)));
		report.at().ifPresent((at) -> health.withDetail("at", at.toString()));
		this.script.newest()
			.ifPresent((outcome) -> health.withDetail("config-script",
					details(outcome.state().name(), outcome.detail(), outcome.took().toMillis())));
		return health.build();
	}

	private static Map<String, Object> detail(SettingOutcome outcome) {
		return details(outcome.result().name(), outcome.detail(), outcome.took().toMillis());
	}

	private static Map<String, Object> details(String result, Message detail, long millis) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("result", result.toLowerCase(Locale.ROOT));
		details.put("detail", detail.toString());
		details.put("milliseconds", millis);
		return details;
	}

}
