package co.luoyun.osmanager;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Every shell script of the project is without what shellcheck knows to be a mistake. */
@StartsPrograms
class ShellScriptsTests {

	private static final List<String> FOLDERS = List.of(".ci", "custom/scripts", "init/sysv", "init/runit",
			"src/main/deb", "src/main/dist", "src/test/bench", "src/test/containers", "src/test/vm");

	@Test
	void shellcheckFindsNothing() throws IOException, InterruptedException {
		assumeThat(Path.of("/usr/bin/shellcheck")).as("the program shellcheck, of the Debian package shellcheck")
			.exists();
		List<String> command = new ArrayList<>(List.of("/usr/bin/shellcheck", "-x"));
		command.addAll(scripts());
		assertThat(command).contains("src/main/dist/install.sh", "src/main/deb/control/postinst",
				"src/main/dist/lib/setup.sh");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(said).isEmpty();
		assertThat(process.waitFor()).isZero();
	}

	private static List<String> scripts() throws IOException {
		List<String> scripts = new ArrayList<>();
		for (String folder : FOLDERS) {
			try (Stream<Path> files = Files.walk(Path.of(folder))) {
				files.filter(ShellScriptsTests::isScript).map(Path::toString).sorted().forEach(scripts::add);
			}
		}
		return scripts;
	}

	private static boolean isScript(Path file) {
		if (!Files.isRegularFile(file)) {
			return false;
		}
		try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
			return lines.limit(1).anyMatch((line) -> line.matches("#!.*\\b(sh|bash)|# shellcheck shell=.*"));
		}
		catch (IOException ex) {
			throw new IllegalStateException("Reading " + file + " failed: " + ex.getMessage(), ex);
		}
	}

}
