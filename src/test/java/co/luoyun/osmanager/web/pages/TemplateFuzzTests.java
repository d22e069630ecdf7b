package co.luoyun.osmanager.web.pages;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import co.luoyun.osmanager.web.expression.RenderBudgetException;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.templateresolver.StringTemplateResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/**
 * Any expression whatever gives a text or is a mistake, soon. With {@code JAZZER_FUZZ=1}
 * new inputs are looked for.
 */
class TemplateFuzzTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private final Templates templates = new Templates(new StringTemplateResolver());

	@FuzzTest(maxDuration = "5m")
	void anyExpressionEndsSoon(byte[] bytes) {
		String expression = new String(bytes, StandardCharsets.UTF_8);
		String page = "<p th:each=\"i : ${list}\">[[" + expression + "]][[${" + expression + "}]]</p>";
		assertTimeout(SOON, () -> assertThat(render(page).length()).isLessThan(2_000_000));
	}

	private String render(String page) {
		try {
			return this.templates.render(page, Map.of(), Map.of("list", List.of(1, 2), "text", "text"),
					new PageLanguage("en", Map.of("key", "{0}{0}")));
		}
		catch (TemplateEngineException | RenderBudgetException ex) {
			return "";
		}
	}

}
