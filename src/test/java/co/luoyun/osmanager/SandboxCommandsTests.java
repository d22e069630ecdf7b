package co.luoyun.osmanager;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Trying the service and pages without an instance, as somebody does who has neither. */
@StartsPrograms
class SandboxCommandsTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final Pattern OWNERS_PAGE = Pattern.compile("Owner's page +(http\\S+)");

	@TempDir
	Path folder;

	@Test
	void theDemoAndThePreviewServePagesAndLeaveNothing() throws Exception {
		Path page = Files.createDirectories(this.folder.resolve("www/nocookie")).resolve("about.html");
		Files.writeString(page, "<p th:text=\"${hostname.first}\">x</p>");
		Process demo = start("demo", "demo", "--server.port=0", "--osmanager.web.https.enabled=false",
				"--osmanager.webssh.port=" + FreePort.find());
		Process preview = start("preview", "pages", "preview", this.folder.resolve("www").toString(), "--port", "0");
		try {
			assertThat(get(ownersPage("demo"))).contains("class=\"owner\"", "figure", "Demo 1.0.0");
			await().atMost(PATIENCE).until(() -> output("demo").contains("instance 1 registered"));
			URI about = ownersPage("preview").resolve("about.html");
			assertThat(get(about)).contains("500");
			// The answer does not wait for the log.
			await().atMost(PATIENCE)
				.until(() -> output("preview").contains("cannot be shown: custom/www/nocookie/about.html, line 1"));
			assertThat(output("preview")).doesNotContain("INFO");
			Files.writeString(page, "<p th:text=\"|on ${hostname}|\">x</p>");
			assertThat(get(about)).isEqualTo("<p>on localhost</p>");
		}
		finally {
			demo.destroy();
			preview.destroy();
		}
		assertThat(demo.waitFor()).isEqualTo(143);
		assertThat(preview.waitFor()).isEqualTo(143);
		try (Stream<Path> left = Files.list(this.folder.resolve("tmp"))) {
			assertThat(left).isEmpty();
		}
		assertThat(page).exists();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			demo --server.port=many    | which many is not
			demo --server.port=99999   | which 99999 is not
			demo there                 | there is no use for there
			""")
	void whatMakesNoSenseIsRefusedInAPlainLine(String line, String reason) throws Exception {
		assertThat(start("refused", line.split(" ")).waitFor()).isEqualTo(64);
		assertThat(output("refused")).contains(reason).doesNotContain("\tat ");
	}

	private Process start(String name, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
				"-cp", System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
				"-Djava.io.tmpdir=" + Files.createDirectories(this.folder.resolve("tmp")),
				OsManagerApplication.class.getName()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve(name).toFile());
		// Its home has the builder's own.
		builder.environment().put("OSMANAGER_HOME", Path.of("").toAbsolutePath().toString());
		return builder.start();
	}

	private String output(String name) throws IOException {
		return Files.readString(this.folder.resolve(name));
	}

	private URI ownersPage(String name) throws IOException {
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(output(name)).containsPattern(OWNERS_PAGE));
		Matcher found = OWNERS_PAGE.matcher(output(name));
		assertThat(found.find()).isTrue();
		return URI.create(found.group(1));
	}

	private static String get(URI page) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newBuilder()
			.cookieHandler(new CookieManager())
			.followRedirects(HttpClient.Redirect.NORMAL)
			.build()) {
			return client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString()).body();
		}
	}

}
