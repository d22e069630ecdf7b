package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.stream.Stream;

import co.luoyun.osmanager.source.fat.FloppyImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class OsManagerCommandTests {

	private static final String KEY = "015e33a8-787d-457e-b84d-c2a101a816e0";

	private static final String GOOD = "CLC_IP=192.0.2.1\nCLC_PORT=1369\nTAG=10\nKEY=" + KEY + "\n";

	@TempDir
	Path folder;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@ParameterizedTest
	@CsvSource({ "'',0,fine", "'CLC_IP=not an address\n',1,with warnings", "'JSON={\n',2,refused" })
	void checkSaysByItsExitCodeHowAConfigurationIs(String line, int code, String verdict) throws IOException {
		Path file = write("luoyun.ini", GOOD + line);
		Path image = Files.write(this.folder.resolve("floppy.img"), FloppyImage.ofNode(Files.readAllBytes(file)));
		assertThat(run("check", file.toString())).isEqualTo(code);
		assertThat(this.out.toString()).contains(verdict).doesNotContain("not an address");
		assertThat(run("check", image.toString())).isEqualTo(code);
		assertThat(this.out.toString()).contains("luoyun.ini on the disk").contains(verdict);
	}

	@ParameterizedTest
	@CsvSource({ "'',true", "run,true", "--server.port=1,true", "run --osmanager.root=/a --debug,true", "run now,false",
			"run --help,false", "--root=/a.b plan,false", "plan,false", "--help,false" })
	void settingsAloneAreForTheService(String line, boolean service) {
		String[] args = line.isEmpty() ? new String[0] : line.split(" ");
		assertThat(Invocation.isService(args)).isEqualTo(service);
	}

	@Test
	void runExplainsItselfAndWhatIsNoSetting() {
		assertThat(run("run", "--help")).isZero();
		assertThat(this.out.toString()).contains("osmanager run [--SETTING=VALUE...]");
		assertThat(run("run", "--sever=1")).isEqualTo(64);
		assertThat(this.err.toString()).hasLineCount(1).contains("--sever=1");
	}

	@Test
	void pagesAreCheckedByFileAndLine() throws IOException {
		Path page = Files.createDirectories(this.folder.resolve("custom/www/nocookie")).resolve("index.html");
		Files.writeString(page, "<p th:text=\"${hostname}\">x</p>");
		assertThat(run("pages", "check", this.folder.toString())).isZero();
		Files.writeString(page, "<p th:text=\"${hostnam}\">x</p>");
		assertThat(run("pages", "check", this.folder.resolve("custom/www").toString())).isOne();
		assertThat(this.out.toString()).contains(page + ":1: warning: ");
		Files.writeString(page, "<p>\n<b th:text=\"${new String()}\">x</b></p>");
		assertThat(run("pages", "check", this.folder.toString())).isEqualTo(2);
		assertThat(this.out.toString()).contains(page + ":2: error: ");
		assertThat(run("pages", "check", page.toString())).isEqualTo(64);
		assertThat(run("pages")).isEqualTo(64);
		assertThat(run("demo", "foo")).isEqualTo(64);
		assertThat(this.err.toString()).hasLineCount(3);
	}

	@Test
	void theDevelopmentControllersClockIsNotCut() {
		assertThat(ControllerCommand.stamp(LocalTime.of(12, 0))).isEqualTo("12:00:00");
	}

	@Test
	void checkAnswersInJson() throws IOException {
		assertThat(run("check", "--format", "json", write("luoyun.ini", GOOD + "CLC_PORT=secret\n").toString()))
			.isEqualTo(1);
		JsonNode answer = JsonMapper.shared().readTree(this.out.toString());
		assertThat(answer.at("/verdict").asString()).isEqualTo("usable, with warnings");
		assertThat(answer.at("/diagnostics/1/line").asInt()).isEqualTo(5);
		assertThat(answer.at("/diagnostics/1/where").asString()).isEqualTo("CLC_PORT");
		assertThat(this.out.toString()).doesNotContain("secret");
	}

	@Test
	void checkOfWhatCannotBeReadIsOneLine() throws IOException {
		assertThat(run("check", this.folder.resolve("none").toString())).isEqualTo(2);
		assertThat(run("check", this.folder.toString())).isEqualTo(2);
		byte[] broken = FloppyImage.ofNode(GOOD.getBytes(StandardCharsets.UTF_8));
		Path image = Files.write(this.folder.resolve("short.img"), Arrays.copyOf(broken, 4096));
		assertThat(run("check", image.toString())).isEqualTo(2);
		assertThat(this.err.toString().lines()).hasSize(3).noneMatch((line) -> line.contains("Exception"));
		assertThat(run("check", "--format", "json", this.folder.resolve("none").toString())).isEqualTo(2);
		assertThat(JsonMapper.shared().readTree(this.out.toString()).at("/verdict").asString()).isEqualTo("unreadable");
	}

	@Test
	void checkSaysOfAnUnformattedImageThatItIsOne() throws IOException {
		Path image = Files.write(this.folder.resolve("empty.img"), new byte[1024 * 1024]);
		assertThat(run("check", image.toString())).isEqualTo(2);
		assertThat(this.err.toString()).contains("no FAT volume");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text", "json" })
	void showMasksTheSecrets(String format) throws IOException {
		Path conf = this.folder.resolve("LuoYun/conf/luoyun.conf");
		Files.createDirectories(conf.getParent());
		Files.writeString(conf, GOOD
				+ "\"my-secret=secret\"\nFUTURE=secret\nJSON={\"cookie\": \"secret-cookie-secret\", \"passwd_hash\": \"$6$secret$secret\", "
				+ "\"network\": [{\"ip\": \"192.0.2.60/24\"}]}\n");
		assertThat(run("show", "--root", this.folder.toString(), "--format", format)).isZero();
		assertThat(this.out.toString())
			.contains("192.0.2.60/24", "CLC_IP", "192.0.2.1", "1369", "TAG", "10", "******", "FUTURE")
			.doesNotContain("secret")
			.doesNotContain(KEY);
	}

	@ParameterizedTest
	@CsvSource({ "TAG,0,10", "CLC_IP,0,192.0.2.1", "network[0].ip,0,192.0.2.60/24", "domain.name,1,''", "KEY,2,''",
			"cookie,2,''", "domain,64,''", "network[x].ip,64,''" })
	void queryAnswersWithOneValueForScripts(String field, int code, String answer) throws IOException {
		Path conf = this.folder.resolve("LuoYun/conf/luoyun.conf");
		Files.createDirectories(conf.getParent());
		Files.writeString(conf, GOOD + "JSON={\"cookie\": \"secret-cookie-secret\", \"network\": [{\"ip\": "
				+ "\"192.0.2.60/24\"}]}\n");
		assertThat(run("query", field, "--root", this.folder.toString())).as(this.err.toString()).isEqualTo(code);
		assertThat(this.out.toString()).isEqualTo(answer.isEmpty() ? "" : answer + System.lineSeparator());
		assertThat(this.err.toString().lines()).hasSize((code > 1) ? 1 : 0);
	}

	@Test
	void misuseIsOneLineThatNamesTheHelp() {
		Stream.of(new String[0], new String[] { "nonsense" }, new String[] { "floppy" })
			.forEach((arguments) -> assertThat(run(arguments)).isEqualTo(64));
		assertThat(this.err.toString().lines()).hasSize(3).allMatch((line) -> line.contains("--help"));
	}

	private int run(String... arguments) {
		return OsManagerCommand.run(new PrintWriter(this.out), new PrintWriter(this.err), arguments);
	}

	private Path write(String name, String content) throws IOException {
		return Files.writeString(this.folder.resolve(name), content);
	}

}
