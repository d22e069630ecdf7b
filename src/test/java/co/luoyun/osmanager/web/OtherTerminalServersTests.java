package co.luoyun.osmanager.web;

import java.nio.file.Path;
import java.time.Duration;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.process.Programs;
import co.luoyun.osmanager.webssh.TerminalServer;
import co.luoyun.osmanager.webssh.TerminalState;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The other terminal servers of {@code src/docs/terminal.md}, in a browser, where they
 * are installed. They run a shell instead of a login.
 */
@StartsPrograms
class OtherTerminalServersTests {

	@BeforeAll
	static void needBrowser() {
		if (!Browser.isInstalled()) {
			System.err.println("SKIPPED OtherTerminalServersTests: install chromium and chromium-driver to run them");
		}
		assumeTrue(Browser.isInstalled(), "no chromium and chromedriver");
	}

	@ParameterizedTest
	@CsvSource({ "gated, term, ttyd -W -p {port} -i {bind} /bin/sh",
			"gated, term, ttyd -W -p {port} -i {bind} -b {base} /bin/sh",
			"direct, term, ttyd -W -p {port} -i {bind} -b {base} /bin/sh",
			"gated, wetty_term, wetty --port {port} --host {bind} --base {base} --command /bin/sh",
			"direct, wetty_term, wetty --port {port} --host {bind} --base {base} --command /bin/sh" })
	void answersToACommand(String exposure, String terminal, String command) throws Exception {
		String program = command.split(" ", 2)[0];
		boolean installed = new Programs().find(program).isPresent();
		if (!installed) {
			System.err.printf("SKIPPED OtherTerminalServersTests: %s is not in PATH%n", program);
		}
		assumeTrue(installed, program + " is not in PATH");
		RunningWeb web = new RunningWeb("--osmanager.webssh.command=" + command,
				"--osmanager.webssh.exposure=" + exposure, "--osmanager.webssh.start-timeout=60s");
		web.start();
		try (Browser browser = new Browser("en")) {
			TerminalServer server = web.bean(TerminalServer.class);
			await().atMost(Duration.ofSeconds(60)).until(() -> server.state() instanceof TerminalState.Running);
			TerminalState.Running running = (TerminalState.Running) server.state();
			browser.open(web.uri("/?cookie=" + WebSandbox.COOKIE).toString());
			browser.open(exposure.equals("direct") ? "http://127.0.0.1:" + running.port() + "/"
					: web.uri("/webssh/").toString());
			awaitScreen(browser, terminal, "# ");
			browser.type("echo answer-$((6*7))\n");
			awaitScreen(browser, terminal, "answer-42");
			browser.screenshot(Path.of("target/screenshots", program + "-" + exposure + ".png"));
			assertThat(web.bean(MeterRegistry.class).get("osmanager.webssh.sessions").gauge().value())
				.isEqualTo(exposure.equals("gated") ? 1 : 0);
		}
		finally {
			web.stop();
		}
	}

	private static void awaitScreen(Browser browser, String terminal, String text) {
		String script = "const t = window." + terminal + "; if (!t) return document.body.innerText; "
				+ "const b = t.buffer.active; let all = ''; "
				+ "for (let i = 0; i < b.length; i++) all += b.getLine(i).translateToString() + '\\n'; return all;";
		await().atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(200))
			.untilAsserted(() -> assertThat(browser.script(script).asString()).contains(text));
	}

}
