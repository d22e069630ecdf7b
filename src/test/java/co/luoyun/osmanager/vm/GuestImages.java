package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.opentest4j.TestAbortedException;

/**
 * What machines boot: made by the script guest-image from the package, once for each
 * package.
 *
 * @param folder holds kernel, initial RAM disk and root disks
 */
record GuestImages(Path folder) {

	private static final Path SCRIPT = Path.of("src/test/vm/guest-image");

	/**
	 * The images of Debian 12 with the package in target/.
	 * @throws TestAbortedException when this machine cannot make them
	 */
	static GuestImages make() {
		return make("bookworm");
	}

	/**
	 * The same of another release.
	 * @param release its name
	 */
	static GuestImages make(String release) {
		return make(release, "");
	}

	/**
	 * The same with more of Debian's packages.
	 * @param packages their names, with commas between them
	 */
	static synchronized GuestImages make(String release, String packages) {
		Path tarball = tarball();
		String folder = packages.isEmpty() ? release : release + "-" + Integer.toHexString(packages.hashCode());
		GuestImages made = new GuestImages(Path.of("target/vm", folder).toAbsolutePath());
		try {
			if (!made.areNewerThan(tarball) || !made.areNewerThan(SCRIPT)) {
				HostProgram
					.run(List.of(SCRIPT.toString(), tarball.toString(), made.folder.toString(), release, packages));
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("The images of the test machine cannot be made", ex);
		}
		return made;
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

	/**
	 * A copy of a disk that one machine may write to. A machine that is up keeps writing
	 * to the copy of its own, even if that was in the same folder.
	 */
	Path copy(Path disk, Path target) throws IOException {
		Path copy = target.resolve("root.img");
		HostProgram.run(List.of("cp", "--remove-destination", "--sparse=always", disk.toString(), copy.toString()));
		return copy;
	}

	private boolean areNewerThan(Path source) throws IOException {
		return Files.exists(withOsManager())
				&& Files.getLastModifiedTime(withOsManager()).compareTo(Files.getLastModifiedTime(source)) > 0;
	}

	/**
	 * Skips the test, loudly.
	 * @param reason what this machine lacks
	 */
	static void skip(String reason) {
		System.err.printf("%n**** TESTS IN VIRTUAL MACHINES ARE SKIPPED ****%n%s%n%n", reason);
		throw new TestAbortedException("Virtual machines need what this machine lacks: " + reason);
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
