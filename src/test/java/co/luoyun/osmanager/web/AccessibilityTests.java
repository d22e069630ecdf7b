package co.luoyun.osmanager.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.web.charts.SampleDay;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The pages for people who see badly, use a keyboard or listen: axe-core finds nothing
 * serious.
 */
@StartsPrograms
class AccessibilityTests {

	private static final List<String> SERIOUS = List.of("serious", "critical");

	private static final String RUN = """
			const done = arguments[arguments.length - 1];
			axe.run(document).then(
				found => done({checked: found.passes.length, violations: found.violations.map(it => ({
					rule: it.id, impact: it.impact, help: it.help,
					where: it.nodes.map(node => node.target.join(' ') + ': ' + node.failureSummary)}))}),
				failure => done({failure: String(failure)}));
			""";

	@RegisterExtension
	static final RunningWeb web = new RunningWeb();

	static {
		SampleDay.write(new SystemRoot(web.sandbox.root, Path.of("/LuoYun")));
	}

	@BeforeAll
	static void needBrowser() {
		boolean there = Browser.isInstalled();
		if (!there) {
			System.err.println("SKIPPED AccessibilityTests: install chromium and chromium-driver to run them");
		}
		assumeTrue(there, "no chromium and chromedriver");
	}

	@Test
	void nothingSeriousOnBothPagesInBothLanguagesAndSchemesOnPhoneAndDesktop() throws Exception {
		String axe = axe();
		try (Browser browser = new Browser("en")) {
			inEveryForm(browser, "public", axe);
			browser.open(web.uri("/?cookie=" + WebSandbox.COOKIE).toString());
			inEveryForm(browser, "owner", axe);
		}
	}

	@Test
	void whatIsWrongIsFound() throws Exception {
		String axe = axe();
		try (Browser browser = new Browser("en")) {
			browser.open(web.uri("/").toString());
			browser.script("document.body.insertAdjacentHTML('beforeend', '<img src=\"icon.svg\"><button></button>')");
			assertThat(serious(browser, axe)).anyMatch((it) -> it.contains("image-alt"))
				.anyMatch((it) -> it.contains("button-name"));
		}
	}

	private static void inEveryForm(Browser browser, String page, String axe) throws Exception {
		for (String language : List.of("en", "zh")) {
			for (int width : List.of(390, 1280)) {
				for (boolean dark : List.of(false, true)) {
					browser.screen(width, 844, dark);
					browser.open(web.uri("/?lang=" + language).toString());
					String form = page + " in " + language + ", " + width + " wide, " + (dark ? "dark" : "light");
					assertThat(browser.script("return [document.body.className, document.documentElement.lang]"))
						.as(form)
						.extracting(JsonNode::asString)
						.containsExactly(page, language);
					assertThat(serious(browser, axe)).as(form).isEmpty();
				}
			}
		}
	}

	private static List<String> serious(Browser browser, String axe) throws Exception {
		browser.script(axe);
		JsonNode found = browser.scriptWithCallback(RUN);
		assertThat(found.path("checked").asInt(0)).as("%s", found).isGreaterThan(10);
		return found.path("violations")
			.valueStream()
			.filter((it) -> SERIOUS.contains(it.path("impact").asString("")))
			.map(JsonNode::toString)
			.toList();
	}

	private static String axe() throws IOException {
		Properties jar = new Properties();
		try (InputStream in = resource("META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
			jar.load(in);
		}
		String file = "META-INF/resources/webjars/axe-core/" + jar.getProperty("version") + "/axe.min.js";
		try (InputStream in = resource(file)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static InputStream resource(String name) {
		return Objects.requireNonNull(AccessibilityTests.class.getClassLoader().getResourceAsStream(name), name);
	}

}
