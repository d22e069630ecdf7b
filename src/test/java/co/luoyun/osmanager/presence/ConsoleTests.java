package co.luoyun.osmanager.presence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import co.luoyun.osmanager.ForbidPrograms;
import co.luoyun.osmanager.SetTicker;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.web.facts.InstanceState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What stands on the console, and for how long. In a sandbox no program is run. */
class ConsoleTests {

	@TempDir
	Path folder;

	private Path file;

	private boolean promptShowsIt = true;

	private volatile String text = "Page: https://192.0.2.7:8443/\n";

	@BeforeEach
	void setUp() {
		this.file = this.folder.resolve(IssueFile.FILE.substring(1));
	}

	@Test
	void saysItUntilItStops() {
		Console console = console(true);
		console.start();
		await().until(() -> Files.exists(this.file));
		assertThat(this.file).hasContent(this.text);
		this.text = "a backslash \\n, a bell \u0007 and 欢迎\n";
		console.update();
		assertThat(this.file).hasContent("a backslash ?n, a bell ? and ??\n");
		console.stop();
		assertThat(this.file).doesNotExist();
	}

	@Test
	void saysNothingWhenItIsSwitchedOff() throws IOException {
		Files.createDirectories(this.file.getParent());
		Files.writeString(this.file, "of a service that was killed");
		Console console = console(false);
		console.start();
		assertThat(this.file).doesNotExist();
		console.stop();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void theMessageOfTheDaySaysItWhereThePromptDoesNot(boolean folderOfItsOwn) throws IOException {
		Path motd = this.folder.resolve(Motd.FILE.substring(1));
		Files.createDirectories(motd.getParent());
		Files.writeString(motd, "Welcome\n");
		Path own = this.folder.resolve(Motd.FOLDER.substring(1));
		if (folderOfItsOwn) {
			Files.createDirectory(own);
		}
		this.promptShowsIt = false;
		Console console = console(true);
		console.start();
		String expected = folderOfItsOwn ? this.text : "Welcome\n" + Motd.BEGIN + this.text + Motd.END;
		Path file = folderOfItsOwn ? own.resolve("osmanager") : motd;
		await().untilAsserted(() -> assertThat(file).hasContent(expected));
		this.text = "Page: http://192.0.2.8:8080/\n";
		console.update();
		assertThat(Files.readString(file)).containsOnlyOnce("Page:").contains(this.text);
		Files.writeString(motd, Files.readString(motd) + "added since\n");
		console.stop();
		assertThat(motd).hasContent("Welcome\nadded since\n");
		assertThat(own.resolve("osmanager")).doesNotExist();
	}

	@ParameterizedTest
	@CsvSource({ "agetty from util-linux 2.38.1, true", "agetty from util-linux 2.35, true",
			"agetty from util-linux 3.0, true", "agetty from util-linux 2.34, false",
			"agetty (util-linux 2.20.1), false", "agetty (util-linux-ng 2.17.2), false", "'', false" })
	void oldPromptsAreTold(String version, boolean readsIssues) {
		assertThat(IssueFile.isShownBy(version)).isEqualTo(readsIssues);
	}

	@Test
	void aConsoleThatCannotBeToldIsNoFault() throws IOException {
		Files.writeString(this.folder.resolve("run"), "a file in the folder's place");
		Console console = console(true);
		console.update();
		console.stop();
		assertThat(this.folder.resolve("run")).hasContent("a file in the folder's place");
	}

	@Test
	void everyLineFitsOnAConsole() {
		String fingerprint = "AB:".repeat(31) + "CD";
		String said = ConsoleGreeting.text(InstanceState.SERVING, "https://192.0.2.7:8443/",
				Optional.of("https://192.0.2.7:8443/webssh/"), Optional.of(fingerprint));
		assertThat(said.lines()).allMatch((line) -> line.length() < 80)
			.contains("  Page:     https://192.0.2.7:8443/", "  Terminal: https://192.0.2.7:8443/webssh/");
		assertThat(said.replaceAll("\\s", "")).contains(fingerprint);
		assertThat(ConsoleGreeting.text(InstanceState.NOT_CONFIGURED, "http://192.0.2.7:8080/", Optional.empty(),
				Optional.empty()))
			.isEqualTo("This instance is not configured.\n  Page:     http://192.0.2.7:8080/\n\n");
	}

	private Console console(boolean enabled) {
		SystemRoot root = new SystemRoot(this.folder, Path.of("/LuoYun"));
		return new Console(new ConsoleProperties(enabled), root, () -> this.text,
				new IssueFile(root, ForbidPrograms.runner()), new SetTicker(), () -> this.promptShowsIt);
	}

}
