package co.luoyun.osmanager.footprint;

import java.util.List;
import java.util.Map;

import co.luoyun.osmanager.web.pages.PageLanguage;
import co.luoyun.osmanager.web.pages.PageMessages;
import co.luoyun.osmanager.web.pages.Templates;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/**
 * Renders a small page and throws it away, so that the first real one finds everything
 * set up. Most of that is the table of HTML's characters: 140 ms, where all else of a
 * page takes 80 ms the first time and 10 ms later.
 */
public final class PageWarmUp {

	/** With what the default pages are made of. */
	private static final String PAGE = """
			<!DOCTYPE html>
			<html th:lang="${language.tag}" th:with="all=${texts}">
			<h1 th:fragment="title(text)" th:text="#{title(${text})}">Title</h1>
			<p th:each="text : ${all}" th:if="${!#strings.isEmpty(text)}" th:classappend="${text.length() > 3} ? 'long'">
			<b th:replace="~{:: title('<' + ${text})}"></b><a th:href="|http://${text}/|" th:title="@{/a.svg}"></a></p>
			</html>
			""";

	private PageWarmUp() {
	}

	/**
	 * Renders it.
	 * @return what comes out, for the tests
	 */
	public static String render() {
		PageLanguage language = new PageLanguage(PageMessages.DEFAULT_LANGUAGE, Map.of("title", "Title: {0}"));
		return new Templates(new StringTemplateResolver()).render(PAGE, Map.of(), Map.of("texts", List.of("1", "text")),
				language);
	}

}
