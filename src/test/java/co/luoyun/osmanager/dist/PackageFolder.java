package co.luoyun.osmanager.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import co.luoyun.osmanager.StartsPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An unpacked package with the scripts of this source and a version's own program files,
 * which are not of any use.
 */
@StartsPrograms
final class PackageFolder {

	// As the build does; every file has the age of the build.
	private static final String MAKE = """
			set -e
			cp -R "$SOURCE/src/main/dist/." . && cp -R "$SOURCE/init" .
			mkdir -p runtime/legal/one runtime/legal/two && ln -s ../one/LICENSE runtime/legal/two/LICENSE
			mkdir -p lib/jars runtime/bin runtime/lib custom/scripts custom/www build share/bash-completion
			printf '#!/bin/sh\\n# %s\\n' "$VERSION" | tee custom/scripts/status >runtime/bin/java
			for file in lib/osmanager.jar "lib/jars/library-$VERSION.jar" runtime/lib/modules runtime/legal/one/LICENSE build/VERSION \\
				custom/www/index.html "custom/www/only-$VERSION" share/bash-completion/osmanager LICENSE NOTICE README.md; do
				echo "$file $VERSION" >"$file"
			done
			echo "# $VERSION" | tee -a bin/osmanager >>lib/java.options
			chmod 755 bin/* runtime/bin/* *.sh lib/purge-configuration lib/make-start-cache custom/scripts/status
			if [ "$LIST" = yes ]; then names=$(find * -type f); else names=$(find custom build conf -type f); fi
			echo "$names" | sort | xargs cksum >../shipped
			[ "$LIST" = no ] || echo "link ../one/LICENSE runtime/legal/two/LICENSE" >>../shipped
			mv ../shipped lib/shipped
			find . -type f -exec touch -d 2026-01-01 {} +""";

	private final Path folder;

	private PackageFolder(Path folder) {
		this.folder = folder;
	}

	/** Makes a version in a folder that does not exist yet. */
	static PackageFolder make(Path folder, String version) throws IOException, InterruptedException {
		return make(folder, version, true);
	}

	/** As it was before the package had a list of all its files. */
	static PackageFolder withoutList(Path folder, String version) throws IOException, InterruptedException {
		return make(folder, version, false);
	}

	private static PackageFolder make(Path folder, String version, boolean list)
			throws IOException, InterruptedException {
		Files.createDirectories(folder);
		ProcessBuilder builder = new ProcessBuilder("sh", "-c", MAKE).directory(folder.toFile());
		builder.environment().put("SOURCE", Path.of("").toAbsolutePath().toString());
		builder.environment().put("VERSION", version);
		builder.environment().put("LIST", list ? "yes" : "no");
		assertThat(run(builder)).returns(0, Result::code);
		return new PackageFolder(folder);
	}

	/** The command that installs it into the file system of an image. */
	List<String> install(Path root) {
		return List.of(this.folder.resolve("install.sh").toString(), "--root", root.toString(), "--init", "systemd");
	}

	/** The command that removes what is installed there. */
	static List<String> uninstall(Path root, String... options) {
		return java.util.stream.Stream
			.concat(List.of(root.resolve("LuoYun/uninstall.sh").toString(), "--root", root.toString()).stream(),
					List.of(options).stream())
			.toList();
	}

	static Result run(List<String> command) throws IOException, InterruptedException {
		return run(new ProcessBuilder(command));
	}

	static Result run(ProcessBuilder builder) throws IOException, InterruptedException {
		Process process = builder.redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Result(process.waitFor(), said);
	}

	record Result(int code, String said) {

	}

}
