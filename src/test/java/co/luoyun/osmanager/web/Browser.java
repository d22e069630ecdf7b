package co.luoyun.osmanager.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import co.luoyun.osmanager.StartsPrograms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.FileSystemUtils;

/**
 * A headless Chromium, driven through chromedriver by the W3C WebDriver protocol.
 */
@StartsPrograms
public final class Browser implements AutoCloseable {

	private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	private static final JsonMapper JSON = JsonMapper.shared();

	private final HttpClient client = HttpClient.newHttpClient();

	private final Process driver;

	private final Path profile;

	private final String session;

	public Browser(String language) throws IOException, InterruptedException {
		this(language, Path.of(System.getProperty("user.home")));
	}

	Browser(String language, Path home) throws IOException, InterruptedException {
		this.profile = Files.createTempDirectory("osmanager-browser");
		StartedDriver started = StartedDriver.start(DRIVER, home);
		this.driver = started.process();
		String port = started.port();
		Map<String, Object> options = Map.of("binary", CHROMIUM.toString(), "args",
				List.of("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
						"--disable-background-networking", "--disable-component-update", "--disable-sync",
						"--host-resolver-rules=MAP " + WebSandbox.NAME + " 127.0.0.1",
						"--user-data-dir=" + this.profile),
				"prefs", Map.of("intl.accept_languages", language));
		JsonNode answer = send("http://127.0.0.1:" + port + "/session", Map.of("capabilities",
				Map.of("alwaysMatch", Map.of("acceptInsecureCerts", false, "goog:chromeOptions", options))));
		this.session = "http://127.0.0.1:" + port + "/session/" + answer.path("sessionId").asString();
	}

	public static boolean isInstalled() {
		return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
	}

	public void open(String url) throws IOException, InterruptedException {
		send(this.session + "/url", Map.of("url", url));
	}

	/** What a piece of script returns. */
	public JsonNode script(String script) throws IOException, InterruptedException {
		return send(this.session + "/execute/sync", Map.of("script", script, "args", List.of()));
	}

	/** What a piece of script gives to the callback that is its last argument. */
	JsonNode scriptWithCallback(String script) throws IOException, InterruptedException {
		return send(this.session + "/execute/async", Map.of("script", script, "args", List.of()));
	}

	/** Goes into the page's first frame. */
	public void enterFrame() throws IOException, InterruptedException {
		send(this.session + "/frame", Map.of("id", 0));
	}

	/** Types, wherever the page takes it; a line feed is the return key. */
	public void type(String text) throws IOException, InterruptedException {
		List<Map<String, String>> keys = new ArrayList<>();
		for (int i = 0; i < text.length(); i++) {
			char each = text.charAt(i);
			String key = (each == '\n') ? "\uE007" : String.valueOf(each);
			keys.add(Map.of("type", "keyDown", "value", key));
			keys.add(Map.of("type", "keyUp", "value", key));
		}
		send(this.session + "/actions",
				Map.of("actions", List.of(Map.of("type", "key", "id", "keyboard", "actions", keys))));
	}

	/** A phone's or a desktop's screen, light or dark. */
	void screen(int width, int height, boolean dark) throws IOException, InterruptedException {
		devtools("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
		devtools("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
	}

	void withoutScript(boolean off) throws IOException, InterruptedException {
		devtools("Emulation.setScriptExecutionDisabled", Map.of("value", off));
	}

	public void screenshot(Path file) throws IOException, InterruptedException {
		JsonNode shot = devtools("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
		Files.createDirectories(file.getParent());
		Files.write(file, Base64.getDecoder().decode(shot.path("data").asString()));
	}

	String source() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.session + "/source")).build();
		return value(this.client.send(request, HttpResponse.BodyHandlers.ofString())).asString();
	}

	private JsonNode devtools(String command, Map<String, Object> parameters) throws IOException, InterruptedException {
		return send(this.session + "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
	}

	private JsonNode send(String url, Object body) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url))
			.POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body), StandardCharsets.UTF_8))
			.build();
		return value(this.client.send(request, HttpResponse.BodyHandlers.ofString()));
	}

	private static JsonNode value(HttpResponse<String> answer) {
		if (answer.statusCode() != 200) {
			throw new AssertionError("The browser answers: " + answer.body());
		}
		return JSON.readTree(answer.body()).path("value");
	}

	@Override
	public void close() throws IOException {
		List<ProcessHandle> browsers = this.driver.descendants().toList();
		HttpRequest quit = HttpRequest.newBuilder(URI.create(this.session)).DELETE().build();
		this.client.sendAsync(quit, HttpResponse.BodyHandlers.discarding()).join();
		this.driver.destroy();
		this.driver.onExit().join();
		// They write into the profile to the last.
		browsers.forEach((browser) -> browser.onExit().join());
		FileSystemUtils.deleteRecursively(this.profile);
	}

}
