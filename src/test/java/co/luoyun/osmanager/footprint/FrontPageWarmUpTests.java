package co.luoyun.osmanager.footprint;

import java.io.IOException;

import co.luoyun.osmanager.web.RunningWeb;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class FrontPageWarmUpTests {

	@RegisterExtension
	static final RunningWeb web = new RunningWeb();

	private final FrontPageWarmUp warmUp = web.bean(FrontPageWarmUp.class);

	@BeforeEach
	void noPages() throws IOException {
		web.sandbox.removePages();
	}

	@Test
	void makesThePageThatAVisitorGets() throws Exception {
		assertThat(this.warmUp.render()).isEqualTo(web.visit("/").body()).contains("<h1>Redmine</h1>");
	}

	@Test
	void leavesEarlierPagesAlone() throws IOException {
		web.sandbox.write("custom/www/nocookie/index.html", "<html>$application</html>");
		assertThat(this.warmUp.render()).isEmpty();
	}

	@Test
	void doesNotReadWhatIsTooLargeToBeFilledIn() throws Exception {
		String page = "<html><p th:text=\"1\">x</p>" + " ".repeat(1024 * 1024) + "</html>";
		web.sandbox.write("custom/www/nocookie/index.html", page);
		assertThat(this.warmUp.render()).isEmpty();
		assertThat(web.visit("/").body()).isEqualTo(page);
	}

	@Test
	void leavesAMistakeToWhoeverAsksForThePage() throws Exception {
		web.sandbox.write("custom/www/nocookie/index.html", "<html><p th:text=\"${(}\">x</p></html>");
		assertThat(this.warmUp.render()).isEmpty();
		assertThat(web.visit("/").statusCode()).isEqualTo(500);
	}

}
