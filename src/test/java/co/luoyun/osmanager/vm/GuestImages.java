package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import co.luoyun.osmanager.StartsPrograms;
import org.opentest4j.TestAbortedException;

/**
 * What machines boot: made by the script guest-image from the package, once for each
 * package.
 *
 * @param folder holds kernel, initial RAM disk and root disks
 */
@StartsPrograms
record GuestImages(Path folder) {

	private static final int UNAVAILABLE = 3;

	private static final GuestImages MADE = new GuestImages(Path.of("target/vm").toAbsolutePath());

	/**
	 * The images of the package in target/.
	 * @throws TestAbortedException when this machine cannot make them
	 */
	static synchronized GuestImages make() {
		Path tarball = tarball();
		try {
			if (!MADE.isNewerThan(tarball)) {
				MADE.run("src/test/vm/guest-image", tarball.toString(), MADE.folder.toString());
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("The images of the test machine cannot be made", ex);
		}
		return MADE;
	}

	Path kernel() {
		return this.folder.resolve("vmlinuz");
	}

	Path initialRamDisk() {
		return this.folder.resolve("initrd.img");
	}

	/** The root disk with OS Manager installed. */
	Path withOsManager() {
		return this.folder.resolve("osmanager.img");
	}

	/** The same without OS Manager. */
	Path plain() {
		return this.folder.resolve("plain.img");
	}

	/** A copy of a disk that one machine may write to. */
	Path copy(Path disk, Path target) throws IOException {
		Path copy = target.resolve("root.img");
		run("cp", "--sparse=always", disk.toString(), copy.toString());
		return copy;
	}

	private boolean isNewerThan(Path tarball) throws IOException {
		return Files.exists(withOsManager())
				&& Files.getLastModifiedTime(withOsManager()).compareTo(Files.getLastModifiedTime(tarball)) > 0;
	}

	private void run(String... command) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		int exitCode = exitCode(process);
		if (exitCode == UNAVAILABLE) {
			skip(output);
		}
		if (exitCode != 0) {
			throw new IOException(command[0] + " ended with " + exitCode + ": " + output);
		}
	}

	/**
	 * Skips the test, loudly.
	 * @param reason what this machine lacks
	 */
	static void skip(String reason) {
		System.err.printf("%n**** TESTS IN VIRTUAL MACHINES ARE SKIPPED ****%n%s%n%n", reason);
		throw new TestAbortedException("Virtual machines need what this machine lacks: " + reason);
	}

	private static int exitCode(Process process) {
		try {
			return process.waitFor();
		}
		catch (InterruptedException ex) {
			process.destroy();
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while making the images", ex);
		}
	}

	private static Path tarball() {
		try (Stream<Path> files = Files.list(Path.of("target"))) {
			List<Path> tarballs = files
				.filter((file) -> file.getFileName().toString().matches("osmanager-.*-linux-.*\\.tar\\.gz"))
				.toList();
			if (tarballs.size() == 1) {
				return tarballs.getFirst().toAbsolutePath();
			}
			throw new IllegalStateException(
					"There is not one package in target but " + tarballs + ": run mvn verify -Pvm");
		}
		catch (IOException ex) {
			throw new IllegalStateException("There is no folder target: run mvn verify -Pvm", ex);
		}
	}

}
