package co.luoyun.osmanager.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.dist.PackageFolder.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The RPM package that was built, as rpm and rpmlint see it. */
@Tag("attacks")
@StartsPrograms
class RpmLintTests {

	@Test
	void rpmReadsIt() throws Exception {
		assumeThat(Path.of("/usr/bin/rpm")).as("the program rpm, of the Debian package rpm").exists();
		assertThat(run("rpm", "-K")).contains("digests OK");
		assertThat(run("rpm", "-qp", "--changelog")).matches("(?s)\\* .* - [0-9.]+\n- .*");
		assertThat(run("rpm", "-qp", "--requires")).contains("/bin/sh", "coreutils", "glibc >= ");
		assertThat(run("rpm", "-qp", "--qf", "[%{FILEFLAGS:fflags} %{FILENAMES}\n]").lines())
			.contains("cmn /LuoYun/conf/osmanager.properties", "cmn /LuoYun/custom/scripts/status", "l /LuoYun/LICENSE")
			.allMatch((line) -> line.startsWith("cmn ") == line
				.matches("\\S* /LuoYun/(conf|custom|build)/.*\\..*|.*/scripts/status|.*/build/[A-Z]+"));
	}

	@Test
	void rpmlintFindsNothingButWhatHasAReason() throws Exception {
		assumeThat(Path.of("/usr/bin/rpmlint")).as("the program rpmlint, of the Debian package rpmlint").exists();
		assertThat(run("rpmlint", "-r", "src/main/rpm/rpmlintrc")).contains("0 errors, 0 warnings");
	}

	private static String run(String... command) throws IOException, InterruptedException {
		Result result = PackageFolder.run(Stream.concat(Stream.of(command), Stream.of(built().toString())).toList());
		assertThat(result.code()).as(result.said()).isZero();
		return result.said();
	}

	private static Path built() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("target"))) {
			List<Path> packages = files.filter((file) -> file.toString().endsWith(".rpm")).toList();
			assertThat(packages).as("packages in target").hasSize(1);
			return packages.getFirst();
		}
	}

}
