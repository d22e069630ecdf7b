package co.luoyun.osmanager.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.testcontainers.utility.MountableFile;

import static org.awaitility.Awaitility.await;

/** The packages that the build made, in a guest. */
final class BuiltPackage {

	private BuiltPackage() {
	}

	/**
	 * Unpacks the tarball as {@code /tmp/LuoYun}, with the start caches that another
	 * installation has made: making them takes most of the time.
	 */
	static void unpack(Guest guest) {
		Path caches = TestImages.startCaches();
		guest.copyFileToContainer(MountableFile.forHostPath(TestImages.tarball()), "/tmp/package.tar.gz");
		guest.run("cd /tmp && tar xzf package.tar.gz && rm package.tar.gz");
		guest.copyFileToContainer(MountableFile.forHostPath(caches), "/tmp/LuoYun/lib/");
	}

	/** Puts the Debian package down as {@code /tmp/osmanager.deb}. */
	static void copyDebian(Guest guest) throws IOException {
		copy(guest, ".deb");
	}

	/**
	 * Puts the RPM package down as {@code /tmp/osmanager.rpm}, and start caches where it
	 * will look for them.
	 */
	static void copyRpm(Guest guest) throws IOException {
		copy(guest, ".rpm");
		guest.copyFileToContainer(MountableFile.forHostPath(TestImages.startCaches()), "/LuoYun/lib/");
	}

	private static void copy(Guest guest, String kind) throws IOException {
		try (Stream<Path> files = Files.list(Path.of("target"))) {
			Path file = files.filter((each) -> each.getFileName().toString().endsWith(kind)).findFirst().orElseThrow();
			guest.copyFileToContainer(MountableFile.forHostPath(file), "/tmp/osmanager" + kind);
		}
	}

	/** Waits until the installed package serves its page. */
	static void awaitPage(Guest guest) {
		await().atMost(CloudInstance.PATIENCE)
			.until(() -> guest.attempt("curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1:8080/").getStdout(),
					"200"::equals);
	}

}
