package co.luoyun.osmanager.web.facts;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import co.luoyun.osmanager.message.ComponentState;
import co.luoyun.osmanager.message.Joint;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.OsMessage;
import co.luoyun.osmanager.os.SettingName;
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

	private static final String SCRIPT = "config-script";

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
			return new ComponentView(KEY, ComponentState.BUSY, "waiting", null, words.of(OsMessage.WAITING.with()), "");
		}
		List<Message> failed = failed(report);
		List<Message> advice = failed.isEmpty() ? warned(report) : failed;
		ComponentState state = !failed.isEmpty() ? ComponentState.ERROR
				: advice.isEmpty() ? ComponentState.OK : ComponentState.WARNING;
		String code = !failed.isEmpty() ? "failed" : advice.isEmpty() ? "applied" : "warned";
		return new ComponentView(KEY, state, code, report.at().get(), words.of(counts(report)),
				advice.stream().map(words::of).collect(Collectors.joining("\n")));
	}

	private List<Message> failed(OsReport report) {
		Stream<Message> settings = report.outcomes()
			.stream()
			.filter((outcome) -> outcome.result() == SettingOutcome.Result.FAILED)
			.map((outcome) -> named(outcome.setting(), outcome.detail()));
		Stream<Message> script = this.script.newest()
			.filter(ScriptOutcome::failed)
			.map((outcome) -> named(SCRIPT, outcome.detail()))
			.stream();
		return Stream.concat(settings, script).toList();
	}

	private static List<Message> warned(OsReport report) {
		return report.outcomes()
			.stream()
			.flatMap((outcome) -> outcome.warnings().stream().map((warning) -> named(outcome.setting(), warning)))
			.toList();
	}

	private static Message named(String setting, Message detail) {
		return Joint.COLON.with(SettingName.of(setting), detail);
	}

	/** Each setting, and the config script as the last. */
	@Override
	public List<SettingView> view(Words words) {
		return Stream
			.concat(this.configurer.report().outcomes().stream().map((outcome) -> view(outcome, words)),
					this.script.newest().stream().map((outcome) -> view(outcome, words)))
			.toList();
	}

	private static SettingView view(ScriptOutcome outcome, Words words) {
		String result = switch (outcome.state()) {
			case SUCCEEDED -> "changed";
			case FAILED, TIMED_OUT, CUT_SHORT -> "failed";
			case PLANNED -> "planned";
			case SKIPPED -> "skipped";
		};
		return new SettingView(SCRIPT, result, words.of(outcome.detail()), outcome.took().toMillis());
	}

	private static SettingView view(SettingOutcome outcome, Words words) {
		return new SettingView(outcome.setting(), outcome.result().name().toLowerCase(Locale.ROOT),
				words.of(outcome.detail()), outcome.took().toMillis());
	}

	private static Message counts(OsReport report) {
		return Joint.COMMA.of(report.outcomes()
			.stream()
			.collect(Collectors.groupingBy((outcome) -> outcome.result(), TreeMap::new, Collectors.counting()))
			.entrySet()
			.stream()
			.map((count) -> counted(count.getKey()).with(count.getValue()))
			.toList());
	}

	private static OsMessage counted(SettingOutcome.Result result) {
		return switch (result) {
			case UNCHANGED -> OsMessage.UNCHANGED;
			case CHANGED -> OsMessage.CHANGED;
			case PLANNED -> OsMessage.PLANNED;
			case SKIPPED -> OsMessage.SKIPPED;
			case FAILED -> OsMessage.FAILED;
		};
	}

}
