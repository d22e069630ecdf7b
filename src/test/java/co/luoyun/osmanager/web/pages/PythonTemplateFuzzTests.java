package co.luoyun.osmanager.web.pages;

import java.util.Map;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any bytes whatever are an earlier page, and its values stay values. With
 * {@code JAZZER_FUZZ=1} new inputs are looked for.
 */
class PythonTemplateFuzzTests {

	private static final String VALUE = "<\"'&$hostname${application}";

	@FuzzTest(maxDuration = "5m")
	void anyBytesAreAPage(byte[] bytes) {
		PageSource source = PageSource.of(bytes);
		String page = PythonTemplate.render(source.text(), Map.of("hostname", VALUE, "application", VALUE));
		assertThat(page.chars().filter((c) -> c == '<').count())
			.isEqualTo(source.text().chars().filter((c) -> c == '<').count());
		assertThat(page.length()).isLessThanOrEqualTo(source.text().length() * 10 + 100);
		assertThat(page.getBytes(source.charset())).isNotNull();
	}

}
