package co.luoyun.osmanager.web.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import co.luoyun.osmanager.web.access.Access;
import co.luoyun.osmanager.web.charts.ChartView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PageCheckTests {

	@TempDir
	Path folder;

	@Test
	void theDefaultPagesAreFine() throws IOException {
		assertThat(new PageCheck(Path.of("custom/www")).run()).isEmpty();
	}

	@Test
	void thePagesOfTheGuideAreFine() throws IOException {
		for (var file : PagesGuide.read().files().entrySet()) {
			write(file.getKey(), file.getValue());
		}
		assertThat(new PageCheck(this.folder).run()).extracting(PageCheck.Finding::toString)
			.containsExactly("nocookie/old.html:2: warning: there is no $unknown in pages, so it stays as it is");
	}

	@Test
	void mistakesAreNamedByFileAndLine() throws IOException {
		write("messages_de.properties", "greeting=Willkommen, {x}\n");
		write("messages.properties", "greeting=Welcome, {0}\n");
		write("nocookie/parts/frame.html",
				"<html>\n<b th:fragment=\"top(title)\" th:text=\"${title.length()}\">x</b></html>");
		write("nocookie/index.html", """
				<html xmlns:th="http://www.thymeleaf.org">
				<p th:text="${aplication}">x</p>
				<p th:if="${owner}"
					th:text="${T(java.lang.Runtime).getRuntime()}">seldom</p>
				<p th:text="#{greting}">x</p>
				<!-- <p th:text="${comment}"> -->
				<p th:if="${hostname == 'never'}">[[${hostname + }]]</p>
				<p th:each="it : ${components}" th:text="${it.since.toString()}">not always known</p>
				<p th:each="it,at : ${components}" th:text="${it.key + at.index}">x</p>
				<p th:text="${components.?[state.name() == 'OK'].size()}">x</p>
				</html>
				""");
		write("nocookie/language.html", "<p\nth:text=\"#{greeting(${hostname})}\">x</p>");
		write("withcookie/gone.html", "<div th:replace=\"~{parts/none :: top}\"></div>");
		assertThat(new PageCheck(this.folder).run()).extracting(PageCheck.Finding::toString)
			.satisfiesExactly(
					(it) -> assertThat(it).isEqualTo(
							"nocookie/index.html:2: warning: there is no ${aplication} in pages, so it is empty"),
					(it) -> assertThat(it).startsWith("nocookie/index.html:4: error: ${T(java")
						.contains("is not allowed"),
					(it) -> assertThat(it).isEqualTo("nocookie/index.html:5: warning: there is no text #{greting}"),
					(it) -> assertThat(it).startsWith("nocookie/index.html:7: error: ${hostname + }:"),
					(it) -> assertThat(it).startsWith("nocookie/index.html:8: error: ").contains("null"),
					(it) -> assertThat(it).startsWith("nocookie/language.html:2: error: "),
					(it) -> assertThat(it).startsWith("nocookie/parts/frame.html:2: warning: "),
					(it) -> assertThat(it).startsWith("withcookie/gone.html:1: error: ").contains("parts/none"));
	}

	@Test
	void aChartSaysNoMoreThanItKnows() {
		PageFiles files = new PageFiles(Path.of("custom/www"));
		PageMessages messages = new PageMessages(files);
		PageLanguage english = new PageLanguage("en", messages.languages().getOrDefault("en", Map.of()));
		Map<String, Object> variables = new PageModel(SampleFacts.full(), messages, Clock.systemUTC()).variables("",
				new Access(true, false, false, false), english);
		List<ChartView.Line> lines = List.of(new ChartView.Line("value", "M0 50L600 40", ""));
		variables.put("charts", List.of(new ChartView("cpu", "hour", lines, "100 %", "", "", "5 %", false),
				new ChartView("serving", "hour", lines, "", "yes", "", "", false)));
		assertThat(
				new Templates(files).render("index.html", Map.of(PageTemplateResolver.OWNER, true), variables, english))
			.contains("aria-label=\"Processor\"", "aria-label=\"Application: now serving\"");
	}

	private void write(String name, String text) throws IOException {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.resolveSibling(""));
		Files.writeString(file, text);
	}

}
