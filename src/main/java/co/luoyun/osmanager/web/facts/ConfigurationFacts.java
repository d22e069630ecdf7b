package co.luoyun.osmanager.web.facts;

import java.util.List;
import java.util.stream.Collectors;

import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.Diagnostic;

import org.springframework.stereotype.Component;

/** What the instance was told, as a component. */
@Component
class ConfigurationFacts {

	static final String KEY = "configuration";

	private final CurrentConfiguration configuration;

	ConfigurationFacts(CurrentConfiguration configuration) {
		this.configuration = configuration;
	}

	ComponentView component() {
		return switch (this.configuration.get()) {
			case Configuration.Configured configured -> new ComponentView(KEY, state(configured), configured.loadedAt(),
					configured.source(), text(configured.diagnostics()));
			case Configuration.Unconfigured none -> new ComponentView(KEY, ComponentState.ERROR, null, none.reason(),
					none.diagnostics().isEmpty() ? String.join("\n", none.attempts()) : text(none.diagnostics()));
		};
	}

	private static ComponentState state(Configuration.Configured configured) {
		boolean written = configured.change() != Configuration.Change.NOT_WRITTEN;
		boolean clean = configured.diagnostics()
			.stream()
			.allMatch((diagnostic) -> diagnostic.severity() == Diagnostic.Severity.NOTE);
		return (written && clean) ? ComponentState.OK : ComponentState.WARNING;
	}

	private static String text(List<Diagnostic> diagnostics) {
		return diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n"));
	}

}
