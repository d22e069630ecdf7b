package co.luoyun.osmanager.web.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.os.script.ConfigScript;
import co.luoyun.osmanager.os.OsConfigurer;
import co.luoyun.osmanager.os.OsReport;
import co.luoyun.osmanager.os.script.ScriptOutcome;
import co.luoyun.osmanager.os.SettingOutcome;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was set in the operating system at boot, as a component and one by one. */
@Component
@Order(7)
class SystemFacts implements ComponentFacts, Panel {

	private static final String KEY = "system";

	private final OsConfigurer configurer;

	private final ConfigScript script;

	SystemFacts(OsConfigurer configurer, ConfigScript script) {
		this.configurer = configurer;
		this.script = script;
	}

	@Override
	public String key() {
		return "settings";
	}

	@Override
	public ComponentView component(Words words) {
		OsReport report = this.configurer.report();
		if (report.at().isEmpty()) {
			return new ComponentView(KEY, ComponentState.BUSY, "waiting", null, words.of("not configured yet"), "");
		}
		List<SettingView> failed = view(Words.ENGLISH).stream()
			.filter((setting) -> setting.result().equals("failed"))
			.toList();
		Stream<String> warned = report.outcomes()
			.stream()
			.flatMap((it) -> it.warnings().stream().map((warning) -> it.setting() + ": " + warning));
		Stream<String> wrong = failed.stream().map((setting) -> setting.name() + ": " + setting.detail());
		String advice = (failed.isEmpty() ? warned : wrong).collect(Collectors.joining("\n"));
		ComponentState state = !failed.isEmpty() ? ComponentState.ERROR
				: advice.isEmpty() ? ComponentState.OK : ComponentState.WARNING;
		String code = switch (state) {
			case ERROR -> "failed";
			case WARNING -> "warned";
			default -> "applied";
		};
		return new ComponentView(KEY, state, code, report.at().get(), words.of(counts(report)), words.of(advice));
	}

	/** Each setting, and the config script as the last. */
	@Override
	public List<SettingView> view(Words words) {
		List<SettingView> all = this.configurer.report()
			.outcomes()
			.stream()
			.map((outcome) -> view(outcome, words))
			.collect(Collectors.toCollection(ArrayList::new));
		script(words).ifPresent(all::add);
		return List.copyOf(all);
	}

	private Optional<SettingView> script(Words words) {
		return this.script.newest()
			.map((outcome) -> new SettingView("config-script", result(outcome), words.of(outcome.detail()),
					outcome.took().toMillis()));
	}

	private static String result(ScriptOutcome outcome) {
		return switch (outcome.state()) {
			case SUCCEEDED -> "changed";
			case FAILED, TIMED_OUT, CUT_SHORT -> "failed";
			case PLANNED -> "planned";
			case SKIPPED -> "skipped";
		};
	}

	private static SettingView view(SettingOutcome outcome, Words words) {
		return new SettingView(outcome.setting(), outcome.result().name().toLowerCase(Locale.ROOT),
				words.of(outcome.detail()), outcome.took().toMillis());
	}

	private static String counts(OsReport report) {
		return report.outcomes()
			.stream()
			.collect(Collectors.groupingBy((outcome) -> outcome.result(), TreeMap::new, Collectors.counting()))
			.entrySet()
			.stream()
			.map((count) -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(", "));
	}

}
