package co.luoyun.osmanager.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import co.luoyun.osmanager.FreePort;
import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.web.server.HttpsPort;
import co.luoyun.osmanager.webssh.TerminalServer;
import co.luoyun.osmanager.webssh.TerminalState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * HTTPS in a real browser, which trusts one authority: a visit, a certificate that
 * changes while a terminal is open, and certificates that the browser refuses.
 */
@StartsPrograms
class HttpsInBrowserTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String AUTHORITY = """
			openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=authority -days 9 \\
				-keyout authority.key -out authority.pem
			mkdir -p .pki/nssdb
			certutil -d sql:.pki/nssdb -N --empty-password
			certutil -d sql:.pki/nssdb -A -n authority -t C,, -i authority.pem
			""";

	private static final String TRUSTED = "-CA authority.pem -CAkey authority.key";

	private final int port = FreePort.find();

	private final RunningWeb web = new RunningWeb("--osmanager.web.https.enabled=true",
			"--osmanager.web.https.port=" + this.port, "--osmanager.web.https.certificate=/etc/page/page.pem",
			"--osmanager.web.https.key=/etc/page/page.key", "--osmanager.webssh.exposure=auto",
			"--osmanager.webssh.command=" + EchoTerminal.command(), "--osmanager.webssh.start-timeout=60s");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path home;

	@BeforeEach
	void start() throws Exception {
		boolean there = Browser.isInstalled() && Files.isExecutable(Path.of("/usr/bin/certutil"));
		if (!there) {
			System.err.println(
					"SKIPPED HttpsInBrowserTests: install chromium, chromium-driver and libnss3-tools to run them");
		}
		assumeTrue(there, "no chromium, chromedriver or certutil");
		PageCertificate.run(this.home, AUTHORITY);
		Files.createDirectories(folder());
		for (String file : List.of("authority.pem", "authority.key")) {
			Files.copy(this.home.resolve(file), folder().resolve(file));
		}
		new PageCertificate(folder(), TRUSTED).issue(WebSandbox.NAME, 9);
		this.web.sandbox.configure();
		this.web.start();
		TerminalServer terminal = this.web.bean(TerminalServer.class);
		await().atMost(PATIENCE)
			.until(() -> this.web.bean(HttpsPort.class).isOpen() && terminal.state() instanceof TerminalState.Running);
	}

	@AfterEach
	void stop() {
		this.web.stop();
	}

	@Test
	void aTerminalOutlivesItsCertificateAndBrowsersRefuseWhatTheyShould() throws Exception {
		try (Browser browser = new Browser("en", this.home)) {
			browser.open(address() + "/index.html?cookie=" + WebSandbox.COOKIE);
			assertThat(browser.script("return [location.protocol, document.body.className, window.isSecureContext]"))
				.hasToString("[\"https:\",\"owner\",true]");
			browser.script("""
					window.heard = [];
					window.terminal = new WebSocket('wss://' + location.host + '/webssh/ws');
					terminal.onmessage = (message) => heard.push(message.data);
					""");
			awaitHeard(browser, "welcome");
			change(WebSandbox.NAME, 9, TRUSTED);
			browser.script("terminal.send('after the change')");
			awaitHeard(browser, "after the change");
			browser.open(address() + "/index.html");
			assertThat(browser.script("return document.body.className").asString()).isEqualTo("owner");
			browser.screenshot(Path.of("target/screenshots/https.png"));
		}
		change("i11.example.org", 9, TRUSTED);
		assertRefused("ERR_CERT_COMMON_NAME_INVALID");
		change(WebSandbox.NAME, -1, TRUSTED);
		assertRefused("ERR_CERT_DATE_INVALID");
		change(WebSandbox.NAME, 9, PageCertificate.SELF_SIGNED);
		assertRefused("ERR_CERT_AUTHORITY_INVALID");
	}

	private static void awaitHeard(Browser browser, String text) {
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(browser.script("return heard.join()").asString()).contains(text));
	}

	private void assertRefused(String reason) throws Exception {
		try (Browser browser = new Browser("en", this.home)) {
			browser.open(address() + "/");
			assertThat(browser.script("return document.body.innerText").asString())
				.contains("Your connection is not private", reason);
		}
	}

	private void change(String name, int days, String signature) throws Exception {
		String before = TlsVisitor.fingerprint(this.port);
		new PageCertificate(folder(), signature).issue(name, days);
		await().atMost(PATIENCE).until(() -> !TlsVisitor.fingerprint(this.port).equals(before));
	}

	private String address() {
		return "https://" + WebSandbox.NAME + ":" + this.port;
	}

	private Path folder() {
		return this.web.sandbox.root.resolve("etc/page");
	}

}
