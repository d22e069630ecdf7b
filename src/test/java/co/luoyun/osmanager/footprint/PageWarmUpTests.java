package co.luoyun.osmanager.footprint;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PageWarmUpTests {

	@Test
	void itsPageIsMadeOfWhatPagesAreMadeOf() {
		assertThat(PageWarmUp.render()).contains("<html lang=\"en\">")
			.contains("<h1>Title: &lt;1</h1><a href=\"http://1/\" title=\"./a.svg\"></a>")
			.contains("<p class=\"long\">")
			.contains("Title: &lt;text");
	}

}
