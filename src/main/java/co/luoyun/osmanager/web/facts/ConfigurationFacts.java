package co.luoyun.osmanager.web.facts;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import co.luoyun.osmanager.instance.Attempt;
import co.luoyun.osmanager.instance.ConfMessage;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.Diagnostic;
import co.luoyun.osmanager.message.Joint;
import co.luoyun.osmanager.message.Message;

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
						lines(attempts.stream().map(Attempt::message), words));
			case Configuration.Unconfigured(var reason, var _, var diagnostics) ->
				new ComponentView(KEY, this.configuration.get().judge(), "refused", null, words.of(reason),
						lines(diagnostics.stream().map(Diagnostic::message), words));
		};
	}

	private static ComponentView of(Configuration.Configured configured, Words words) {
		boolean written = configured.change() != Configuration.Change.NOT_WRITTEN;
		List<Diagnostic> wrong = configured.faults();
		String code = !written ? "not_written" : wrong.isEmpty() ? "configured" : "faulty";
		return new ComponentView(KEY, configured.judge(), code, configured.loadedAt(), words.of(detail(configured)),
				lines(wrong.stream().map(Diagnostic::message), words));
	}

	private static Message detail(Configuration.Configured configured) {
		return configured.notUsed()
			.stream()
			.map(Attempt::message)
			.reduce(Joint.SEMICOLON::with)
			.map((others) -> ConfMessage.ALSO.with(configured.source(), others))
			.orElse(configured.source());
	}

	private static String lines(Stream<Message> messages, Words words) {
		return messages.map(words::of).collect(Collectors.joining("\n"));
	}

}
