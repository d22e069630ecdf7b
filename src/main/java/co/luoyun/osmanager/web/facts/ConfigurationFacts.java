package co.luoyun.osmanager.web.facts;

import java.util.List;
import java.util.stream.Collectors;

import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.Diagnostic;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the instance was told, as a component. */
@Component
@Order(8)
class ConfigurationFacts implements ComponentFacts {

	private static final String KEY = "configuration";

	private final CurrentConfiguration configuration;

	ConfigurationFacts(CurrentConfiguration configuration) {
		this.configuration = configuration;
	}

	@Override
	public ComponentView component(Words words) {
		return switch (this.configuration.get()) {
			case Configuration.Configured configured -> of(configured, words);
			case Configuration.Unconfigured(var reason, var attempts, var diagnostics) when diagnostics.isEmpty() ->
				new ComponentView(KEY, this.configuration.get().judge(), "missing", null, words.of(reason),
						words.of(String.join("\n", attempts)));
			case Configuration.Unconfigured(var reason, var _, var diagnostics) -> new ComponentView(KEY,
					this.configuration.get().judge(), "refused", null, words.of(reason), words.of(text(diagnostics)));
		};
	}

	private static ComponentView of(Configuration.Configured configured, Words words) {
		boolean written = configured.change() != Configuration.Change.NOT_WRITTEN;
		List<Diagnostic> wrong = configured.faults();
		String code = !written ? "not_written" : wrong.isEmpty() ? "configured" : "faulty";
		return new ComponentView(KEY, configured.judge(), code, configured.loadedAt(), words.of(detail(configured)),
				words.of(text(wrong)));
	}

	private static String detail(Configuration.Configured configured) {
		List<String> notUsed = configured.notUsed();
		return notUsed.isEmpty() ? configured.source()
				: configured.source() + " (not used: " + String.join("; ", notUsed) + ")";
	}

	private static String text(List<Diagnostic> diagnostics) {
		return diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n"));
	}

}
