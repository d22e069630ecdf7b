package co.luoyun.osmanager.web;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import co.luoyun.osmanager.OsManagerApplication;
import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.controller.protocol.SharedKey;
import co.luoyun.osmanager.simulator.ControllerOptions;
import co.luoyun.osmanager.simulator.SimulatedController;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * No English is left on the Chinese pages, however the instance is. The log is in English
 * and says so.
 */
@StartsPrograms
class ChinesePagesTests {

	private static final String KEY = "015e33a8-787d-457e-b84d-c2a101a816e0";

	@SuppressWarnings("InlineFormatString")
	private static final String JSON = """
			{"cookie": "%s", "domain": {"name": "i10.example.org"}, "nameservers": "192.168.1.1", "webssh": %s, \
			"network": [{"mac": "52:54:00:12:34:56", "ip": "192.168.1.60", "netmask": "255.255.255.0"}], \
			"passwd_hash": "%s"}""";

	/** Two words of English, in what is seen and not said to be English. */
	private static final String ENGLISH = """
			const found = [];
			const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			for (let text = texts.nextNode(); text; text = texts.nextNode()) {
				const said = text.data.replace(/OS Manager|\\/[^\\s，；：。]*/g, '');
				if (/[A-Za-z]{2,}[,;:]? [a-z]{2,}/.test(said)
						&& !text.parentElement.closest('.log, pre, code, script, style, [lang=en]')) {
					found.push(text.data.trim());
				}
			}
			return found;
			""";

	@BeforeAll
	static void needBrowser() {
		boolean there = Browser.isInstalled();
		if (!there) {
			System.err.println("SKIPPED ChinesePagesTests: install chromium and chromium-driver to run them");
		}
		assumeTrue(there, "no chromium and chromedriver");
	}

	@Test
	void whenAllIsWell() throws Exception {
		WebSandbox sandbox = new WebSandbox();
		try (SimulatedController controller = controller(KEY)) {
			configure(sandbox, controller.port(), "{\"status\": \"disable\"}",
					"$6$4byNI8xXfhu091mp$tsK3m6XopxhahrQEG9jps5lhx0gxOikLsTo3w8cRwKwGWC8rdHvQz5da5QF10F0pFSDd4ta3IO0mRS39wpB8w0");
			sandbox.write("custom/scripts/status", "#!/bin/sh\nexit 0\n");
			look(sandbox, List.of("服务中：应用运行正常。", "实例已加入云平台。", "网页终端已在本实例的配置中关闭", "root 密码"));
		}
	}

	@Test
	void whenEverythingIsWrong() throws Exception {
		WebSandbox sandbox = new WebSandbox();
		try (SimulatedController controller = controller("another-key-than-ours")) {
			configure(sandbox, controller.port(), "{\"status\": \"maybe\"}", "nonsense");
			sandbox.write("custom/scripts/status", "#!/bin/sh\nexit 3\n");
			sandbox.write("custom/scripts/config", "#!/bin/sh\nexit 4\n");
			sandbox.write("bin/webssh/shellinaboxd", "not executable");
			Files.createSymbolicLink(sandbox.root.resolve("etc/resolv.conf"), Path.of("/run/elsewhere/resolv.conf"));
			look(sandbox, List.of("应用没有正常服务", "对方不知道密钥", "没有可执行权限", "是指向 /run/elsewhere/resolv.conf 的符号链接", "退出码 4",
					"应为/etc/shadow 中那样的 crypt(3) 散列", "需要留意"));
		}
	}

	@Test
	void whenTheControllerIsAwayAndNothingIsThere() throws Exception {
		WebSandbox sandbox = new WebSandbox();
		configure(sandbox, closedPort(), "{}", "");
		look(sandbox, List.of("尚不知道应用的状态", "连接被拒绝", "没有状态脚本"));
	}

	@Test
	void whenNothingIsConfigured() throws Exception {
		try (Service service = new Service(new WebSandbox()); Browser browser = new Browser("zh")) {
			browser.open(service.url());
			assertThat(browser.source()).contains("尚未完成设置");
			assertThat(browser.script(ENGLISH)).isEmpty();
		}
	}

	private static void look(WebSandbox sandbox, List<String> said) throws Exception {
		try (Service service = new Service(sandbox); Browser browser = new Browser("zh")) {
			browser.screen(1280, 844, false);
			Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
				browser.open(service.url() + "?cookie=" + WebSandbox.COOKIE);
				assertThat(browser.source()).contains(said);
			});
			assertThat(browser.script(ENGLISH)).isEmpty();
			browser.open(service.url() + "no/such/page");
			assertThat(browser.script(ENGLISH)).isEmpty();
		}
	}

	private static int closedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static SimulatedController controller(String key) throws IOException {
		ControllerOptions options = ControllerOptions.onLoopback(new SharedKey(key)).withPort(0);
		return new SimulatedController(options, Clock.systemUTC(), (_) -> {
		}).start();
	}

	private static void configure(WebSandbox sandbox, int port, String webssh, String hash) throws IOException {
		String json = JSON.formatted(WebSandbox.COOKIE, webssh, hash);
		sandbox.write("conf/luoyun.conf",
				"CLC_IP=127.0.0.1\nCLC_PORT=%d\nTAG=10\nKEY=%s\nJSON=%s\n".formatted(port, KEY, json));
		Files.createDirectories(sandbox.root.resolve("etc"));
		Files.writeString(sandbox.root.resolve("etc/shadow"), "root:*:20000:0:99999:7:::\n", StandardCharsets.US_ASCII);
	}

	/** OS Manager in a sandbox. */
	private static final class Service implements AutoCloseable {

		private final ConfigurableApplicationContext context;

		Service(WebSandbox sandbox) throws IOException {
			for (String script : List.of("status", "config")) {
				Path file = sandbox.home("custom/scripts/" + script);
				if (Files.exists(file)) {
					Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
				}
			}
			this.context = SpringApplication.run(OsManagerApplication.class, sandbox.arguments());
		}

		String url() {
			return "http://127.0.0.1:"
					+ Objects.requireNonNull(this.context.getEnvironment().getProperty("local.server.port")) + "/";
		}

		@Override
		public void close() {
			this.context.close();
		}

	}

}
