package co.luoyun.osmanager.containers;

import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;

import co.luoyun.osmanager.web.Browser;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A browser outside of the instance logs in through the web terminal, by the instance's
 * own ssh server.
 */
@InContainers
class WebTerminalTests {

	private static final Path SCREENSHOTS = Path.of("target/screenshots");

	/**
	 * What shellinaboxd runs for a session that has got as far as asking the ssh server.
	 */
	private static final String SESSIONS = "pgrep -fc '^ssh .*-l root -- 127.0.0.1'";

	@AutoClose
	private static CloudInstance instance;

	@BeforeAll
	static void boot() throws Exception {
		if (!Browser.isInstalled()) {
			System.err.printf("%n**** WebTerminalTests IS SKIPPED: install chromium and chromium-driver ****%n%n");
		}
		assumeTrue(Browser.isInstalled(), "no chromium and chromedriver");
		instance = new CloudInstance();
		instance.guest().boot();
	}

	@Test
	void everybodyWithThePasswordLogsInDirectly() throws Exception {
		expose("exposure=direct");
		try (Browser browser = new Browser("en")) {
			browser.open(page() + "index.html?cookie=" + instance.cloud().cookie());
			String link = terminalLink(browser);
			assertThat(link).isEqualTo("http://i10.cloud.test:8001/");
			browser.open("http://" + instance.frontAddress() + ":8001/");
			logIn(browser);
			browser.screenshot(SCREENSHOTS.resolve("terminal-direct.png"));
			assertThat(instance.guest().run(SESSIONS)).isEqualTo("1");
			browser.type("exit\n");
			awaitScreen(browser, "Session closed");
			awaitNoSession();
		}
	}

	// Together, as shellinaboxd takes more than a minute to end a session whose page is
	// gone.
	@Test
	void theOwnerLogsInThroughTheGateAndAForgottenTerminalIsClosed() throws Exception {
		expose("exposure=gated", "idle-timeout=25s");
		assertThatExceptionOfType(ConnectException.class).as("the terminal's own port")
			.isThrownBy(() -> instance.get(instance.frontAddress(), 8001, "/"));
		try (Browser forgotten = new Browser("en"); Browser browser = new Browser("en")) {
			openTerminal(forgotten);
			logIn(forgotten);
			browser.open(page() + "webssh/");
			assertThat(browser.script("return document.body.innerText").asString()).contains("403")
				.doesNotContain("login:");
			assertThat(openTerminal(browser)).isEqualTo(page() + "terminal.html");
			logIn(browser);
			browser.screenshot(SCREENSHOTS.resolve("terminal-gated.png"));
			assertThat(instance.guest().run("curl -s http://localhost:8080/actuator/health"))
				.contains("owner's session at /webssh/");
			assertThat(journal()).contains("The owner opened a web terminal from ");
			// In another tab, as it were.
			browser.script("fetch('/sign-out', {method: 'POST', redirect: 'manual'})");
			awaitScreen(browser, "Session closed");
			awaitScreen(forgotten, "Session closed");
			awaitNoSession();
			await().atMost(Duration.ofMinutes(2))
				.untilAsserted(
						() -> assertThat(journal()).containsPattern("The owner's web terminal from .* ended after"));
		}
	}

	/** Gives the address that the owner's page has for it. */
	private static String openTerminal(Browser browser) throws Exception {
		browser.open(page() + "index.html?cookie=" + instance.cloud().cookie());
		String link = terminalLink(browser);
		browser.open(link);
		browser.enterFrame();
		return link;
	}

	/** Logs in and has a command answered. */
	private static void logIn(Browser browser) throws Exception {
		awaitScreen(browser, "login:");
		assertThat(browser.script("return document.body.innerText").asString()).doesNotContain("127 login",
				"nsupported option", "eprecated option");
		browser.type("root\n");
		awaitScreen(browser, "password:");
		browser.type(Cloud.PASSWORD + "\n");
		awaitScreen(browser, ":~#");
		browser.type("echo answer-$((6*7))-$(id -un)-$(tty)\n");
		awaitScreen(browser, "answer-42-root-/dev/pts/");
	}

	private static void awaitScreen(Browser browser, String text) {
		await().atMost(CloudInstance.PATIENCE)
			.pollInterval(Duration.ofMillis(200))
			.untilAsserted(() -> assertThat(
					browser.script("return document.body.innerText.replaceAll('\\u00a0', ' ')").asString())
				.contains(text));
	}

	private static void awaitNoSession() {
		await().atMost(Duration.ofMinutes(2))
			.until(() -> instance.guest().attempt(SESSIONS).getStdout().strip().equals("0"));
		assertThat(instance.guest().run("pgrep -c shellinaboxd")).as("the server and its launcher").isEqualTo("2");
	}

	/**
	 * Where the owner's page, which keeps itself up to date, says that the terminal is.
	 */
	private static String terminalLink(Browser browser) {
		return await().atMost(CloudInstance.PATIENCE)
			.until(() -> browser.script("return document.querySelector('a.enter.second')?.href ?? ''").asString(),
					(link) -> !link.isEmpty());
	}

	private static String page() {
		return "http://" + instance.frontAddress() + ":8080/";
	}

	private static void expose(String... properties) {
		Guest guest = instance.guest();
		guest.run("sed -i '/osmanager.webssh/d' /LuoYun/conf/osmanager.properties");
		for (String property : properties) {
			guest.run("echo osmanager.webssh." + property + " >>/LuoYun/conf/osmanager.properties");
		}
		guest.run("systemctl restart osmanager");
		await().atMost(CloudInstance.PATIENCE)
			.until(() -> guest.attempt("curl -s http://localhost:8001/").getStdout().contains("ShellInABox"));
	}

	private static String journal() {
		return instance.guest().run("journalctl -b -u osmanager -o cat --no-pager");
	}

}
