package co.luoyun.osmanager;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What the launcher does before Java runs, with a program in Java's place. */
@StartsPrograms
class LauncherScriptTests {

	@TempDir
	Path home;

	@BeforeEach
	void install() throws IOException, InterruptedException {
		for (String folder : List.of("bin", "lib", "run", "runtime/bin", "path")) {
			Files.createDirectories(this.home.resolve(folder));
		}
		program("bin/osmanager", Files.readString(Path.of("src/main/dist/bin/osmanager")));
		program("runtime/bin/java", "#!/bin/sh\necho \"java $*\"\ngrep SigIgn \"/proc/$$/status\"\n");
		program("path/id", "#!/bin/sh\necho 0\n");
		program("path/sleep", "#!/bin/sh\necho \"sleep $1\"\n");
		Path cache = this.home.resolve("lib/service.aot");
		Files.write(cache, new byte[100_000]);
		run("sh", "-c", "{ cksum <service.aot; stat -c '%s %y %z' service.aot; } >service.aot.sum");
	}

	@Test
	void aStartCacheIsLeftAsideWhenItIsNotWhole() throws Exception {
		assertThat(launch()).contains("-XX:AOTCache=").doesNotContain("damaged");
		Path cache = this.home.resolve("lib/service.aot");
		byte[] content = Files.readAllBytes(cache);
		content[50_000] = 1;
		Files.write(cache, content);
		assertThat(launch()).doesNotContain("-XX:AOTCache=").contains("damaged and left aside");
		Files.write(cache, new byte[50_000]);
		assertThat(launch()).doesNotContain("-XX:AOTCache=");
		Files.write(cache, new byte[0]);
		assertThat(launch()).doesNotContain("-XX:AOTCache=");
	}

	@Test
	void aStartCacheThatWasOnlyCopiedIsUsedAndReadThroughOnce() throws Exception {
		Path cache = this.home.resolve("lib/service.aot");
		Files.delete(cache);
		Files.write(cache, new byte[100_000]);
		program("path/cksum", "#!/bin/sh\necho read >>" + this.home.resolve("read") + "\nexec /usr/bin/cksum\n");
		assertThat(launch()).contains("-XX:AOTCache=");
		assertThat(launch()).contains("-XX:AOTCache=");
		assertThat(this.home.resolve("read")).content().isEqualTo("read\n");
	}

	@Test
	void aStartCacheThatJavaDiedOfIsReadThrough() throws Exception {
		program("runtime/bin/java", """
				#!/bin/sh
				echo "java $*"
				for option in "$@"; do
				    case $option in -XX:OnError=*) sh -c "${option#*=}" ;; esac
				done
				""");
		for (String name : List.of("service", "commands")) {
			Path cache = this.home.resolve("lib/" + name + ".aot");
			byte[] content = new byte[100_000];
			Files.write(cache, content);
			run("sh", "-c", "cksum <NAME.aot >NAME.aot.sum".replace("NAME", name));
			content[50_000] = 1;
			Files.write(cache, content);
			// As when the disk, and nobody else, has changed it.
			run("sh", "-c", "stat -c '%s %y %z' NAME.aot >>NAME.aot.sum".replace("NAME", name));
			String[] command = { this.home.resolve("bin/osmanager").toString(),
					name.equals("service") ? "run" : "status" };
			assertThat(run(command)).contains("-XX:AOTCache=");
			assertThat(run(command)).doesNotContain("-XX:AOTCache=").contains("damaged and left aside");
		}
	}

	@Test
	void whatFailsAgainAndAgainIsTriedForEverAndEverMoreSlowly() throws Exception {
		List<String> pauses = new ArrayList<>();
		for (int i = 0; i < 16; i++) {
			launch().lines().filter((line) -> line.startsWith("sleep ")).forEach(pauses::add);
		}
		assertThat(pauses).hasSize(13).startsWith("sleep 5", "sleep 10", "sleep 15").endsWith("sleep 45", "sleep 45");
		assertThat(launch()).as("perhaps it is the start cache").doesNotContain("-XX:AOTCache=");
		Files.delete(this.home.resolve("run/starts"));
		assertThat(launch()).as("after a stop").doesNotContain("sleep").contains("-XX:AOTCache=");
	}

	@Test
	void nohupDoesNotKeepHangupsAway() throws Exception {
		assumeThat(run("sh", "-c", "env --default-signal=HUP true && echo yes")).contains("yes");
		String said = run("sh", "-c", "nohup sh '" + this.home.resolve("bin/osmanager") + "' run </dev/null 2>&1");
		assertThat(said).containsPattern("SigIgn:\\s[0-9a-f]*[02468ace]\\n");
	}

	private String launch() throws IOException, InterruptedException {
		return run(this.home.resolve("bin/osmanager").toString(), "run");
	}

	private String run(String... command) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.directory(this.home.resolve("lib").toFile());
		builder.environment().putAll(Map.of("PATH", this.home.resolve("path") + ":" + System.getenv("PATH")));
		List.of("OSMANAGER_ROOT", "OSMANAGER_HOME").forEach(builder.environment()::remove);
		Process process = builder.start();
		process.getOutputStream().close();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return said;
	}

	private void program(String name, String text) throws IOException {
		Path file = Files.writeString(this.home.resolve(name), text);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

}
