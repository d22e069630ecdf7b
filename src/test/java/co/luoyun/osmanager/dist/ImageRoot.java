package co.luoyun.osmanager.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The file system of an image that a package is installed into.
 *
 * @param folder its root
 */
record ImageRoot(Path folder) {

	/** Makes one that is empty. */
	static ImageRoot make(Path folder) throws IOException {
		assumeThat(System.getProperty("user.name")).as("who installs").isEqualTo("root");
		Files.createDirectories(folder.resolve("etc"));
		return new ImageRoot(folder);
	}

	Path write(String path, String content) throws IOException {
		Path file = this.folder.resolve(path);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, content);
	}

	/** Makes a program, whose shell is busybox's. */
	void program(String name, String script) throws IOException {
		Path shell = this.folder.resolve("bin/sh");
		if (Files.notExists(shell)) {
			Files.createDirectories(shell.getParent());
			Files.copy(Path.of("/bin/busybox"), shell, StandardCopyOption.COPY_ATTRIBUTES);
			Files.createSymbolicLink(shell.resolveSibling("env"), Path.of("sh"));
		}
		assertThat(write("usr/bin/" + name, "#!/bin/sh\n" + script + "\n").toFile().setExecutable(true)).isTrue();
	}

	/** Runs what must succeed, and returns what it says. */
	static String run(List<String> command) throws Exception {
		PackageFolder.Result result = PackageFolder.run(command);
		assertThat(result.code()).as(result.said()).isZero();
		return result.said();
	}

	static void assertRefused(List<String> command, String reason) throws Exception {
		PackageFolder.Result result = PackageFolder.run(command);
		assertThat(result.said()).contains(reason).hasLineCount(1);
		assertThat(result.code()).isEqualTo(1);
	}

}
