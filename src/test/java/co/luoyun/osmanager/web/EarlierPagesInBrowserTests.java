package co.luoyun.osmanager.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import co.luoyun.osmanager.StartsPrograms;
import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Pages of the earlier OS Manager do in a real browser what they did there. */
@StartsPrograms
class EarlierPagesInBrowserTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	@RegisterExtension
	static final RunningWeb web = new RunningWeb();

	private static HttpServer foreign;

	@BeforeAll
	static void needBrowser() throws IOException {
		boolean there = Browser.isInstalled();
		if (!there) {
			System.err.println("SKIPPED EarlierPagesInBrowserTests: install chromium and chromium-driver to run them");
		}
		assumeTrue(there, "no chromium and chromedriver");
		foreign = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
		serve("/foreign.js", "text/javascript", "document.title = 'foreign script';");
		serve("/foreign.css", "text/css", "h1 { color: rgb(1, 2, 3) }");
		foreign.start();
	}

	@AfterAll
	static void stop() {
		if (foreign != null) {
			foreign.stop(0);
		}
	}

	@Test
	void aStringTimerReloadsThePage() throws Exception {
		page("<script>setInterval(\"window.location.reload()\",1000);</script><p>$hostname</p>");
		try (Browser browser = new Browser("en")) {
			browser.open(web.uri("/").toString());
			browser.script("window.notReloaded = true");
			await(browser, "return window.notReloaded === undefined");
		}
	}

	@Test
	void linksHandlersAndInlineScriptsRun() throws Exception {
		page("""
				<body onload="document.body.className='loaded'"><p id="p" style="color: rgb(4, 5, 6)">$hostname</p>
				<a id="link" href="javascript:void(document.title='clicked')">link</a>
				<b id="made"></b><script>eval("document.getElementById('made').innerHTML = '<i onclick=\\\\\\"this.id=1\\\\\\">x</i>'");
				document.write('<i id="written">x</i>');</script></body>""");
		try (Browser browser = new Browser("en")) {
			browser.open(web.uri("/").toString());
			await(browser, "return document.body.className === 'loaded' && !!document.getElementById('written')");
			assertThat(browser.script("return getComputedStyle(document.getElementById('p')).color").asString())
				.isEqualTo("rgb(4, 5, 6)");
			assertThat(browser.script("return document.querySelector('#made i').textContent").asString())
				.isEqualTo("x");
			browser.script("document.getElementById('link').click()");
			await(browser, "return document.title === 'clicked'");
		}
	}

	@Test
	void foreignScriptsAndStyleSheetsAreLoaded() throws Exception {
		page("<link rel=\"stylesheet\" href=\"" + address("/foreign.css") + "\"><h1>$application</h1><script src=\""
				+ address("/foreign.js") + "\"></script>");
		try (Browser browser = new Browser("en")) {
			browser.open(web.uri("/").toString());
			await(browser, "return document.title === 'foreign script'");
			assertThat(browser.script("return getComputedStyle(document.querySelector('h1')).color").asString())
				.isEqualTo("rgb(1, 2, 3)");
		}
	}

	@Test
	void theDefaultPagesLoadAndRunNothingElse() throws Exception {
		web.sandbox.removePages();
		try (Browser browser = new Browser("en")) {
			browser.open(web.uri("/").toString());
			browser.script("""
					const script = document.createElement('script');
					script.textContent = "document.title = 'inline'";
					document.head.append(script);
					const other = document.createElement('script');
					other.src = '%s';
					other.onerror = () => { window.refused = true };
					document.head.append(other);
					""".formatted(address("/foreign.js")));
			await(browser, "return window.refused === true");
			assertThat(browser.script("return document.title").asString()).isNotIn("inline", "foreign script");
		}
	}

	private static void page(String body) throws IOException {
		web.sandbox.write("custom/www/nocookie/index.html",
				"<html><head><meta charset=\"utf-8\"></head>" + body + "</html>");
	}

	private static void await(Browser browser, String condition) {
		Awaitility.await().atMost(PATIENCE).until(() -> browser.script(condition).asBoolean());
	}

	private static String address(String path) {
		return "http://localhost:" + foreign.getAddress().getPort() + path;
	}

	private static void serve(String path, String type, String content) {
		byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
		foreign.createContext(path, (exchange) -> {
			exchange.getResponseHeaders().add("Content-Type", type);
			exchange.sendResponseHeaders(200, bytes.length);
			exchange.getResponseBody().write(bytes);
			exchange.close();
		});
	}

}
