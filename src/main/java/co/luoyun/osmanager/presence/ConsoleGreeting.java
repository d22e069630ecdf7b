package co.luoyun.osmanager.presence;

import java.util.Optional;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.PageUrl;
import co.luoyun.osmanager.web.facts.Facts;
import co.luoyun.osmanager.web.facts.InstanceState;
import co.luoyun.osmanager.web.facts.InstanceView;
import co.luoyun.osmanager.web.facts.TerminalView;
import co.luoyun.osmanager.web.facts.Words;
import co.luoyun.osmanager.web.https.HttpsState;
import co.luoyun.osmanager.web.server.HttpsPort;

import org.springframework.stereotype.Component;

/**
 * What the console says of the instance, for somebody who stands before it: by address,
 * as the name may lead nowhere yet.
 */
@Component
class ConsoleGreeting {

	/** A line of a fingerprint: the whole of it is too long for 80 characters. */
	private static final String HALF = "(?<=\\G.{48})(?=.)";

	private final Facts facts;

	private final HttpsPort https;

	private final PageUrl url;

	ConsoleGreeting(Facts facts, HttpsPort https, PageUrl url) {
		this.facts = facts;
		this.https = https;
		this.url = url;
	}

	/** The text as it is now. */
	String text() {
		InstanceView instance = this.facts.instance();
		String host = InstanceView.urlHost(instance.addresses().stream().findFirst().orElse(instance.hostname()));
		Optional<HttpsState.Serving> serving = (this.https.state() instanceof HttpsState.Serving found)
				? Optional.of(found) : Optional.empty();
		String page = serving.map((state) -> this.url.reachedBy(host, state.port()))
			.orElseGet(() -> this.url.reachedBy(host));
		return text(instance.state(), page,
				terminal().map((address) -> address.contains("://") ? address : page + address),
				serving.map((state) -> state.certificate().fingerprint()));
	}

	private Optional<String> terminal() {
		return this.facts.panels()
			.stream()
			.filter((panel) -> panel.key().equals("terminal"))
			.map((panel) -> panel.view(Words.ENGLISH))
			.flatMap((view) -> (view instanceof TerminalView terminal) ? Stream.ofNullable(terminal.url())
					: Stream.empty())
			.findFirst();
	}

	static String text(InstanceState state, String page, Optional<String> terminal, Optional<String> fingerprint) {
		StringBuilder text = new StringBuilder();
		text.append("This instance ").append(switch (state) {
			case SERVING -> "runs, and its application is well.";
			case RUNNING -> "runs; whether its application is well is not known.";
			case NOT_CONFIGURED -> "is not configured.";
		}).append('\n');
		text.append("  Page:     ").append(page).append('\n');
		terminal.ifPresent((address) -> text.append("  Terminal: ").append(address).append('\n'));
		fingerprint.ifPresent((hash) -> text.append("  SHA-256 of its certificate:\n    ")
			.append(String.join("\n    ", hash.split(HALF)))
			.append('\n'));
		return text.append('\n').toString();
	}

}
