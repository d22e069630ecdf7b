package co.luoyun.osmanager.properties;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ServiceSettingsTests {

	@TempDir
	Path folder;

	private SystemRoot root;

	private Path file;

	@BeforeEach
	void makeHome() throws IOException {
		this.root = new SystemRoot(this.folder, Path.of("/LuoYun"));
		this.file = ServiceSettings.file(this.root);
		Files.createDirectories(this.root.home(HomePath.CONF));
	}

	@Test
	void aGoodFileHasNoProblems() throws IOException {
		write("""
				# ours
				osmanager.status.interval = 10s
				osmanager.os.hostName.enabled: true
				osmanager.controller.first-waits[0]=1s
				osmanager.controller.first-waits[1]=4s
				server.port 8081
				osmanager.webssh.command=/usr/bin/ttyd \\
				  -p {port}
				logging.level.co.luoyun=debug
				spring.mvc.locale=zh
				""");
		ServiceSettings settings = read();
		assertThat(settings.problems()).isEmpty();
		assertThat(settings.environment().getProperty("osmanager.status.interval")).isEqualTo("10s");
		assertThat(settings.environment().getProperty("osmanager.os.host-name.enabled")).isEqualTo("true");
		assertThat(settings.environment().getProperty("osmanager.webssh.command")).isEqualTo("/usr/bin/ttyd -p {port}");
		assertThat(settings.environment().getProperty("server.port")).isEqualTo("8081");
	}

	@Test
	void argumentsCountMoreThanTheFileAndTheFileMoreThanThePackage() throws IOException {
		write("server.port=8081\nosmanager.status.interval=10s\n");
		assertThat(read("--server.port=8082").environment().getProperty("server.port")).isEqualTo("8082");
		assertThat(read("--server.port=many").environment().getProperty("server.port")).isEqualTo("8081");
		assertThat(read().environment().getProperty("spring.main.banner-mode")).isEqualTo("off");
	}

	@ParameterizedTest
	@MethodSource("tooMuch")
	void whatIsTooMuchIsLeftOutAndTheRestCounts(String before, String message) throws IOException {
		write("osmanager.status.timeout=7s\n" + before + "\n");
		ServiceSettings settings = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> read());
		assertThat(settings.problems()).extracting(Problem::message).contains(message);
		assertThat(settings.environment().getProperty("osmanager.status.timeout")).isEqualTo("7s");
	}

	static Stream<Arguments> tooMuch() {
		return Stream.of(
				arguments("osmanager.status.interval=" + "${a:".repeat(5000) + "5s" + "}".repeat(5000),
						"the value is longer than 4096 characters: the line is left out"),
				arguments("osmanager." + "x".repeat(20_000) + "=1",
						"the name is longer than 200 characters: the line is left out"),
				arguments(IntStream.range(0, 1500).mapToObj((i) -> "osmanager.os.x" + i + "=y").collect(joining("\n")),
						"more than 500 properties: the rest is left out"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			osmanager.status.intervall=10s     | did you mean osmanager.status.interval?
			osmanger.status.interval=10s       | did you mean osmanager.status.interval?
			osmanager.web.loglines.x=1         | there is no property osmanager.web.loglines.x
			server.prot=8081                   | did you mean server.port?
			prot=8081                          | there is no property prot
			osmanager.status.interval=1 hour   | a duration such as 30s
			osmanager.status.interval=10ms     | osmanager.status.interval must be at least 1 s
			osmanager.status.output-limit=much | a size such as 8KB
			osmanager.status.history=x         | a whole number
			osmanager.os.script.enabled=maybe  | true or false
			osmanager.webssh.exposure=nobody   | one of [auto, direct, gated]
			osmanager.webssh.port=70000        | osmanager.webssh.port must be from 1 to 65535
			osmanager.home=/elsewhere          | cannot be set in this file
			spring.main.web-application-type=none | cannot be set in this file
			server.port=99999                  | from 0 to 65535
			server.address=1.2.3.4.5           | an address
			logging.level.org.example=loud     | one of trace
			osmanager.floppy.timeout=${NOBODY} | cannot be used
			server.port=\\u80                  | four hexadecimal digits
			""")
	void aMistakeIsToldWithItsLineAndLeftOut(String line, String message) throws IOException {
		write("# one\n" + line + "\nosmanager.status.timeout=7s\n");
		ServiceSettings settings = read();
		assertThat(settings.problems()).singleElement().satisfies((problem) -> {
			assertThat(problem.where()).isEqualTo(this.file + ":2");
			assertThat(problem.message()).contains(message);
		});
		assertThat(ServiceSettings.check(this.file)).isEqualTo(settings.problems());
		assertThat(settings.environment().getProperty("osmanager.status.timeout")).isEqualTo("7s");
		assertThat(settings.environment().getProperty("server.port")).isEqualTo("8080");
	}

	@Test
	void aBackslashBeforeAnEmptyLineOrACommentTakesNothingAlong() throws IOException {
		write("\\\n\nserver.port=8081\n\\\n# no key\nosmanager.status.timeout=7s\n");
		ServiceSettings settings = read();
		assertThat(settings.problems()).hasSize(2);
		assertThat(settings.environment().getProperty("server.port")).isEqualTo("8081");
		assertThat(settings.environment().getProperty("osmanager.status.timeout")).isEqualTo("7s");
	}

	@Test
	void ofTwoThatDoNotFitTheOneThatCountsMoreIsLeftOut() throws IOException {
		write("osmanager.controller.longest-wait=10s\nosmanager.controller.reconnect-spread=20s\n");
		assertThat(read().problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).contains("reconnect-spread"));
	}

	@Test
	void aMistakeTakesNoneOfItsNeighboursAlong() throws IOException {
		write("""
				osmanager.controller.longest-wait=10s
				osmanager.controller.echo-after=never
				osmanager.controller.reconnect-spread=5s
				""");
		ServiceSettings settings = read();
		assertThat(settings.problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).contains("echo-after"));
		assertThat(settings.environment().getProperty("osmanager.controller.longest-wait")).isEqualTo("10s");
	}

	@Test
	void ofTwoLinesTheLaterCounts() throws IOException {
		write("server.port=8081\nserver.port=8082\n");
		ServiceSettings settings = read();
		assertThat(settings.problems()).singleElement()
			.satisfies((problem) -> assertThat(problem)
				.hasToString(this.file + ":2: server.port is given in " + this.file + ":1 already; this one counts"));
		assertThat(settings.environment().getProperty("server.port")).isEqualTo("8082");
	}

	@ParameterizedTest
	@CsvSource({ "UTF-8,0", "ISO-8859-1,1" })
	void anotherEncodingIsTold(Charset charset, int problems) throws IOException {
		Files.write(this.file, "# für alle\nserver.port=8081\n".getBytes(charset));
		ServiceSettings settings = read();
		assertThat(settings.problems()).hasSize(problems);
		assertThat(settings.environment().getProperty("server.port")).isEqualTo("8081");
	}

	@Test
	void bytesThatAreNoTextAreLeftOut() throws IOException {
		Files.write(this.file, new byte[] { 0, 1, 2, '\n', 's', 'e', 'r', 'v', 'e', 'r', '.', 'p', 'o', 'r', 't', '=',
				'8', '0', '8', '1', '\n', 0 });
		ServiceSettings settings = read();
		assertThat(settings.problems()).hasSize(2);
		assertThat(settings.environment().getProperty("server.port")).isEqualTo("8081");
	}

	@Test
	void aFolderIsLeftAside() throws IOException {
		Files.createDirectory(this.file);
		assertThat(read().problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).startsWith("is a folder, not a file"));
	}

	@Test
	void aFileWithoutEndIsLeftAside() throws IOException {
		Files.createSymbolicLink(this.file, Path.of("/dev/zero"));
		assertThat(read().problems()).hasSize(1);
		Files.delete(this.file);
		Files.write(this.file, new byte[2 * 1024 * 1024]);
		assertThat(read().problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).startsWith("has more than"));
	}

	@Test
	void aSlipInTheNameOfTheRootIsNotPassedOver() {
		assertThat(ServiceSettings.misspeltRoot("--osmanager.rot=/sandbox")).contains("osmanager.rot");
		assertThat(ServiceSettings.misspeltRoot("--osmanager.root=/sandbox", "--osmanager.home=/x", "--server.port=1"))
			.isEmpty();
	}

	@Test
	void aLongValueIsCut() throws IOException {
		write("osmanager.web.session-duration=" + "x".repeat(500) + "\n");
		assertThat(read().problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).hasSizeLessThan(200));
	}

	private ServiceSettings read(String... args) {
		return ServiceSettings.read(this.root, args).checked();
	}

	private void write(String text) throws IOException {
		Files.writeString(this.file, text, StandardCharsets.UTF_8);
	}

}
