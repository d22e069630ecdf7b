package co.luoyun.osmanager.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.web.charts.SampleDay;
import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The pages in a real browser; screenshots are left in {@code target/screenshots}. */
@StartsPrograms
class BrowserTests {

	private static final Path SCREENSHOTS = Path.of("target/screenshots");

	@RegisterExtension
	static final RunningWeb web = new RunningWeb();

	static {
		SampleDay.write(new SystemRoot(web.sandbox.root, Path.of("/LuoYun")));
	}

	@BeforeAll
	static void needBrowser() {
		boolean there = Browser.isInstalled();
		if (!there) {
			System.err.println("SKIPPED BrowserTests: install chromium and chromium-driver to run them");
		}
		assumeTrue(there, "no chromium and chromedriver");
	}

	@ParameterizedTest
	@CsvSource({ "en, 390, false", "zh, 390, true", "en, 1280, true", "zh, 1280, false" })
	void bothPagesFitTheScreenAndComeFromHereAlone(String language, int width, boolean dark) throws Exception {
		try (Browser browser = new Browser(language)) {
			browser.screen(width, 844, dark);
			browser.open(web.uri("/").toString());
			look(browser, "public", language, width, dark);
			assertThat(browser.script("return document.querySelector('.enter').href").asString())
				.isEqualTo("http://i10.example.org/");
			browser.open(web.uri("/?cookie=" + WebSandbox.COOKIE).toString());
			assertThat(browser.script("return location.search").asString()).isEmpty();
			assertThat(browser.script("return document.cookie").asString()).isEmpty();
			look(browser, "owner", language, width, dark);
		}
	}

	private static void look(Browser browser, String page, String language, int width, boolean dark)
			throws IOException, InterruptedException {
		browser.screenshot(
				SCREENSHOTS.resolve(page + "-" + language + "-" + width + (dark ? "-dark" : "-light") + ".png"));
		assertThat(browser.script("return document.body.className").asString()).isEqualTo(page);
		assertThat(browser.script("return document.documentElement.lang").asString()).isEqualTo(language);
		assertThat(browser.script("return document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(width);
		assertThat(browser.script("return document.body.innerText").asString()).doesNotContain("??");
		assertThat(browser.script("return getComputedStyle(document.body).backgroundColor").asString())
			.isEqualTo(dark ? "rgb(14, 21, 27)" : "rgb(243, 246, 248)");
		String own = web.uri("/").toString();
		browser.script("return performance.getEntriesByType('resource').map(e => e.name)")
			.forEach((address) -> assertThat(address.asString()).startsWith(own));
		assertThat(
				browser.script("return performance.getEntries().reduce((sum, e) => sum + (e.decodedBodySize || 0), 0)")
					.asInt())
			.as("bytes of the whole page")
			.isBetween(5_000, 150_000);
	}

	@Test
	void ownersPageIsCompleteWithoutScript() throws Exception {
		try (Browser browser = new Browser("en")) {
			browser.withoutScript(true);
			browser.screen(1280, 844, false);
			browser.open(web.uri("/?cookie=" + WebSandbox.COOKIE).toString());
			browser.screenshot(SCREENSHOTS.resolve("owner-without-script.png"));
			assertThat(browser.source()).contains("Components", "Set at boot", "Newest log lines", "Processor");
		}
	}

	@Test
	void chartsSayTheirValuesToThePointerAndTheKeys() throws Exception {
		try (Browser browser = new Browser("en")) {
			browser.screen(390, 844, false);
			browser.open(web.uri("/?cookie=" + WebSandbox.COOKIE).toString());
			browser.script("document.getElementById('span-day').click()");
			String reading = browser
				.script("""
						const svg = document.querySelector('.network.day svg');
						const box = svg.getBoundingClientRect();
						svg.dispatchEvent(new PointerEvent('pointermove', {clientX: box.left + box.width / 2}));
						return svg.closest('figure').querySelector('strong').innerText + document.documentElement.scrollWidth;
						""")
				.asString();
			assertThat(reading).matches("\\d\\d:\\d\\d\\s+↓ \\d+\\.\\d KB/s\\s+↑ \\d+\\.\\d KB/s390");
			browser.script("document.querySelector('.serving.day svg').focus()");
			// By the left arrow.
			browser.type("\uE012".repeat(18));
			assertThat(browser.script("return document.activeElement.ariaValueText").asString())
				.matches("\\d\\d:\\d\\d\\s+not serving");
			browser.script("document.activeElement.blur()");
			assertThat(browser.script("return document.querySelectorAll('.serving .cursor, .serving .read').length")
				.asInt()).isZero();
		}
	}

	@Test
	void ownersPageKeepsItselfUpToDate() throws Exception {
		try (Browser browser = new Browser("en")) {
			browser.open(web.uri("/?cookie=" + WebSandbox.COOKIE).toString());
			web.sandbox.write("build/VERSION", "Appliance: 1.0\nRedmine: 9.9.9\n");
			Awaitility.await()
				.atMost(Duration.ofSeconds(40))
				.until(() -> browser.script("return document.getElementById('hero').innerText")
					.asString()
					.contains("9.9.9"));
		}
		finally {
			web.sandbox.write("build/VERSION", "Appliance: 1.0\nRedmine: 2.3.1\n");
		}
	}

	@Test
	void ownersPageRestsWhileNobodySeesIt() throws Exception {
		try (Browser browser = new Browser("en")) {
			browser.open(web.uri("/?cookie=" + WebSandbox.COOKIE).toString());
			browser.script("""
					const asked = window.fetch;
					window.times = 0;
					window.fetch = (...what) => { window.times++; return asked(...what); };
					window.show = (seen) => {
						Object.defineProperty(document, 'hidden', {configurable: true, get: () => !seen});
						document.dispatchEvent(new Event('visibilitychange'));
					};
					""");
			assertThat(browser.script("show(false); return times").asInt()).isZero();
			assertThat(browser.script("show(true); return times").asInt()).isEqualTo(1);
		}
	}

	@Test
	void longTextsOfTheBuildAreSearched() throws Exception {
		web.sandbox.write("build/PACKAGES", "openssh-server\nnginx\nlibssl3\nlibc6\nbash\ncoreutils\nlibssh2\n");
		try (Browser browser = new Browser("en")) {
			browser.open(web.uri("/?cookie=" + WebSandbox.COOKIE).toString());
			assertThat(browser.script("return document.querySelector('details').open").asBoolean()).isFalse();
			browser.script("""
					const input = document.querySelector('#build-search input');
					input.value = 'SSL';
					input.dispatchEvent(new Event('input'));
					""");
			assertThat(browser.script("return document.querySelector('details[open] pre').textContent").asString())
				.isEqualTo("libssl3");
			assertThat(browser.script("return document.querySelector('#build-search').innerText").asString())
				.contains("Lines found: 1");
		}
		finally {
			Files.delete(web.sandbox.home("build/PACKAGES"));
		}
	}

	@Test
	void aLinkOnTheCloudsPageOpensTheOwnersPage() throws Exception {
		HttpServer cloud = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
		byte[] page = ("<a id=\"link\" href=\"" + web.uri("/index.html?cookie=" + WebSandbox.COOKIE)
				+ "\">instance</a>")
			.getBytes(StandardCharsets.UTF_8);
		cloud.createContext("/", (exchange) -> {
			exchange.getResponseHeaders().add("Content-Type", "text/html");
			exchange.sendResponseHeaders(200, page.length);
			exchange.getResponseBody().write(page);
			exchange.close();
		});
		cloud.start();
		try (Browser browser = new Browser("en")) {
			// Another site than 127.0.0.1, in a browser's eyes.
			browser.open("http://localhost:" + cloud.getAddress().getPort() + "/");
			browser.script("document.getElementById('link').click()");
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> browser.script("return document.body ? document.body.className : ''")
					.asString()
					.equals("owner"));
			assertThat(browser.script("return location.href").asString()).isEqualTo(web.uri("/index.html").toString());
		}
		finally {
			cloud.stop(0);
		}
	}

}
