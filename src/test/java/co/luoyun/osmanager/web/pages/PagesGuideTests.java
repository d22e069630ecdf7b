package co.luoyun.osmanager.web.pages;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import co.luoyun.osmanager.instance.BuildInfo;
import co.luoyun.osmanager.web.RunningWeb;
import co.luoyun.osmanager.web.access.Access;
import co.luoyun.osmanager.web.charts.ChartView;
import co.luoyun.osmanager.web.facts.ComponentView;
import co.luoyun.osmanager.web.facts.HttpsView;
import co.luoyun.osmanager.web.facts.InstanceView;
import co.luoyun.osmanager.web.facts.LogLine;
import co.luoyun.osmanager.web.facts.MachineView;
import co.luoyun.osmanager.web.facts.SettingView;
import co.luoyun.osmanager.web.facts.SshFacts;
import co.luoyun.osmanager.web.facts.StatusView;
import co.luoyun.osmanager.web.facts.TerminalView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.thymeleaf.context.LazyContextVariable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps {@code src/docs/pages.md} true: it names exactly what pages can show, and what
 * stands in it as an example works.
 */
class PagesGuideTests {

	private static final Map<String, Class<?>> OBJECTS = Map.of("language", PageLanguage.class, "instance",
			InstanceView.class, "build", BuildInfo.class, "status", StatusView.class, "terminal", TerminalView.class,
			"moments", PageTimes.class, "machine", MachineView.class, "mistake", TemplateMistake.class, "ssh",
			SshFacts.View.class, "https", HttpsView.class);

	private static final Map<String, Class<?>> LISTS = Map.of("components", ComponentView.class, "settings",
			SettingView.class, "log", LogLine.class, "charts", ChartView.class);

	private static final PageLanguage ENGLISH = new PageLanguage("en", Map.of());

	@RegisterExtension
	static final RunningWeb web = new RunningWeb();

	private static PagesGuide guide = new PagesGuide("");

	@BeforeAll
	static void writeItsFiles() throws Exception {
		guide = PagesGuide.read();
		for (Map.Entry<String, String> file : guide.files().entrySet()) {
			web.sandbox.write("custom/www/" + file.getKey(), file.getValue());
		}
	}

	@Test
	void namesWhatPagesCanShow() {
		Set<String> everybodys = web.bean(PageModel.class)
			.variables("", new Access(false, false, false, false), ENGLISH)
			.keySet();
		Set<String> owners = new TreeSet<>(
				web.bean(PageModel.class).variables("", new Access(true, false, false, false), ENGLISH).keySet());
		owners.removeAll(everybodys);
		assertThat(named("everybody")).containsExactlyInAnyOrderElementsOf(
				paths(Stream.concat(everybodys.stream(), Stream.of(TextResolver.LANGUAGE))));
		assertThat(named("owner")).containsExactlyInAnyOrderElementsOf(paths(owners.stream()));
		assertThat(named("error")).containsExactlyInAnyOrderElementsOf(paths(Stream.of("code", "reason", "mistake")));
	}

	@Test
	void samplesHaveWhatTheServiceHas() {
		Access owner = new Access(true, false, false, false);
		Map<String, Object> real = web.bean(PageModel.class).variables("", owner, ENGLISH);
		for (PageModel.Shown facts : List.of(SampleFacts.full(), SampleFacts.bare())) {
			Map<String, Object> samples = new PageModel(facts, web.bean(PageMessages.class), Clock.systemUTC())
				.variables("", owner, ENGLISH);
			assertThat(samples.keySet()).isEqualTo(real.keySet());
			assertThat(samples).allSatisfy((name, sample) -> assertThat(value(sample)).as(name)
				.hasSameClassAs(value(Objects.requireNonNull(real.get(name)))));
		}
	}

	private static Object value(Object variable) {
		Object value = (variable instanceof LazyContextVariable<?> lazy) ? lazy.getValue() : variable;
		return (value instanceof List<?>) ? List.of() : value;
	}

	@Test
	void everyNamesExampleWorks() throws Exception {
		List<PagesGuide.Name> names = Stream.of("everybody", "owner")
			.flatMap((part) -> guide.names(part).stream())
			.toList();
		web.sandbox.write("custom/www/withcookie/names.html", page(names));
		HttpResponse<String> page = web.get(web.owner(), "/names.html");
		assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
		assertThat(names).allSatisfy((name) -> assertThat(page.body()).contains("<p>" + name.path() + "="));
		web.sandbox.write("custom/www/nocookie/names.html", page(guide.names("everybody")));
		assertThat(web.visit("/names.html").statusCode()).isEqualTo(200);
	}

	@Test
	void theErrorPagesExamplesWork() throws Exception {
		List<PagesGuide.Name> names = guide.names("error");
		web.sandbox.write("custom/www/nocookie/error.html", page(names));
		web.sandbox.write("custom/www/nocookie/mistake.html", "<p th:text=\"${nothing.at.all}\">x</p>");
		assertThat(web.visit("/missing.html").body()).contains("<p>code=404</p>", "<p>mistake.file=null</p>");
		assertThat(web.get(web.owner(), "/mistake.html").body()).contains("<p>code=500</p>",
				"<p>mistake.file=custom/www/nocookie/mistake.html</p>", "<p>mistake.line=1</p>");
	}

	@Test
	void itsPagesWork() throws Exception {
		List<String> pages = guide.files().keySet().stream().filter((file) -> file.endsWith(".html")).toList();
		assertThat(pages).hasSizeGreaterThan(5);
		for (String page : pages) {
			String address = page.substring(page.indexOf('/'));
			HttpResponse<String> answer = page.startsWith("nocookie/") ? web.visit(address)
					: web.get(web.owner(), address);
			assertThat(answer.statusCode()).as(page).isEqualTo(200);
			assertThat(answer.body()).as(page).doesNotContain("th:", "??");
		}
		assertThat(web.visit("/help/").body()).contains("<b>Help</b>", "href=\"../style.css\"");
		assertThat(web.visit("/contact.html").body()).contains("<title>Contact</title>", "class=\"languages\"");
		assertThat(web.visit("/greeting.html", "Accept-Language", "de").body())
			.contains("Willkommen bei i10.example.org", ">Deutsch</a>");
		assertThat(web.visit("/greeting.html").body()).contains("Welcome to i10.example.org");
		assertThat(web.visit("/old.html").body()).contains("Redmine 2.3.1 on i10.example.org costs $0, $unknown");
		assertThat(web.get(web.owner(), "/components.html").body()).contains("<b>controller</b>");
	}

	private static List<String> named(String part) {
		return guide.names(part).stream().map(PagesGuide.Name::path).toList();
	}

	private static String page(List<PagesGuide.Name> names) {
		return names.stream().map(PagesGuide.Name::markup).collect(Collectors.joining("", "<html>\n", "</html>\n"));
	}

	private static List<String> paths(Stream<String> names) {
		return names.flatMap((name) -> {
			Optional<Class<?>> object = Optional.ofNullable(OBJECTS.get(name));
			Optional<Class<?>> element = Optional.ofNullable(LISTS.get(name));
			return object.map((type) -> members(type).map((member) -> name + "." + member))
				.or(() -> element.map((type) -> members(type).map((member) -> name + "[]." + member)))
				.orElseGet(() -> Stream.of(name));
		}).toList();
	}

	/** What a page can ask of an object. */
	private static Stream<String> members(Class<?> type) {
		return Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
			.map(Method::getName)
			.filter((name) -> !Set.of("toString", "hashCode", "equals").contains(name))
			.distinct();
	}

}
