package co.luoyun.osmanager.web.pages;

import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import co.luoyun.osmanager.files.ProgramVersion;
import co.luoyun.osmanager.instance.BuildInfo;
import co.luoyun.osmanager.web.access.Access;
import co.luoyun.osmanager.web.facts.Facts;
import co.luoyun.osmanager.web.facts.InstanceView;
import co.luoyun.osmanager.web.facts.Panel;
import org.thymeleaf.context.LazyContextVariable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What pages can show. Nothing in here is a secret, and what costs time is looked at only
 * when a page uses it.
 */
@Component
class PageModel {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

	private final Shown facts;

	private final PageMessages messages;

	private final Clock clock;

	@Autowired
	PageModel(Facts facts, PageMessages messages, Clock clock) {
		this(new Shown(facts::hostname, facts::instance, facts::build, facts.panels()), messages, clock);
	}

	PageModel(Shown facts, PageMessages messages, Clock clock) {
		this.facts = facts;
		this.messages = messages;
		this.clock = clock;
	}

	/** The names that the earlier OS Manager's pages know. */
	Map<String, String> earlierValues() {
		BuildInfo build = this.facts.build().get();
		return Map.of("hostname", this.facts.hostname().get(), "application", build.application().orElse(""),
				"version1", build.applianceVersion().orElse(""), "version2", build.applicationVersion().orElse(""),
				"curtime", LocalTime.now(this.clock.withZone(ZoneId.systemDefault())).format(TIME));
	}

	/**
	 * Those, and everything else.
	 * @param base the way from the page to the folder's top: empty, or {@code ../} as
	 * often as needed
	 * @param access what the request may see
	 * @param language the answer's language
	 */
	Map<String, Object> variables(String base, Access access, PageLanguage language) {
		Map<String, Object> variables = new HashMap<>(earlierValues());
		variables.put("base", base);
		variables.put("owner", access.owner());
		variables.put("osmanager", ProgramVersion.get());
		variables.put("wrongCookie", access.wrongCookie());
		variables.put("signedOut", access.signedOut());
		variables.put("languages", this.messages.languages());
		variables.put("instance", lazy(this.facts.instance()));
		variables.put("build", lazy(this.facts.build()));
		variables.put("moments", new PageTimes(this.clock, language));
		this.facts.panels()
			.stream()
			.filter((panel) -> access.owner() || !panel.ownerOnly())
			.forEach((panel) -> variables.put(panel.key(), lazy(() -> panel.view(language::say))));
		return variables;
	}

	private static <T> LazyContextVariable<T> lazy(Supplier<T> supplier) {
		return new LazyContextVariable<>() {

			@Override
			protected T loadValue() {
				return supplier.get();
			}

		};
	}

	/**
	 * Where the facts come from.
	 *
	 * @param hostname the instance's name
	 * @param instance what it is
	 * @param build what the builder wrote down
	 * @param panels all else
	 */
	record Shown(Supplier<String> hostname, Supplier<InstanceView> instance, Supplier<BuildInfo> build,
			List<Panel> panels) {

	}

}
