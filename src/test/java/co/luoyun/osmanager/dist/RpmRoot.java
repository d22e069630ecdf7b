package co.luoyun.osmanager.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.dist.PackageFolder.Result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * A system with this one's programs, a database of packages of its own, and systemd, that
 * is not running. The programs are there only in a mount namespace that ends with the
 * command.
 */
@StartsPrograms
final class RpmRoot {

	private static final String ENTER = """
			for folder in bin sbin lib lib64; do
				[ ! -d "/usr/$folder" ] || { mount --bind "/usr/$folder" "$R/usr/$folder" && mount -o remount,bind,ro "$R/usr/$folder"; } || exit
			done
			mount --bind /dev/null "$R/dev/null" || exit
			exec "$@" 2>&1""";

	// The build's own command, without the parts that are not this folder's.
	private static final String PACK = """
			set -e
			mkdir control && cp "$SOURCE"/src/main/deb/control/* control
			{ sed '$d' "$SOURCE/src/main/deb/control/preinst"; cat LuoYun/lib/shipped; echo SHIPPED; } >control/preinst
			chmod 700 LuoYun/conf
			tar czf package.tar.gz --owner=0 --group=0 LuoYun""";

	private final Path root;

	private RpmRoot(Path root) {
		this.root = root;
	}

	static RpmRoot make(Path root) throws IOException {
		assumeThat(System.getProperty("user.name")).as("who installs").isEqualTo("root");
		assumeThat(Path.of("/usr/bin/rpm")).as("the program rpm, of the Debian package rpm").exists();
		for (String name : new String[] { "bin", "sbin", "lib", "lib64" }) {
			Files.createDirectories(root.resolve("usr").resolve(name));
			Files.createSymbolicLink(root.resolve(name), Path.of("usr", name));
		}
		for (String name : new String[] { "etc/systemd/system", "usr/local/bin", "tmp", "dev", "root", "var" }) {
			Files.createDirectories(root.resolve(name));
		}
		Files.createFile(root.resolve("dev/null"));
		Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
		Files.writeString(root.resolve("etc/group"), "root:x:0:\n");
		RpmRoot made = new RpmRoot(root);
		assumeThat(made.attempt("true")).as("a mount namespace").returns(0, Result::code);
		return made;
	}

	/** A package of a version whose program files are not of any use. */
	static Path pack(Path folder, String version) throws IOException, InterruptedException {
		PackageFolder.make(folder.resolve("LuoYun"), version);
		ProcessBuilder builder = new ProcessBuilder("sh", "-c", PACK).directory(folder.toFile());
		builder.environment().put("SOURCE", Path.of("").toAbsolutePath().toString());
		assertThat(PackageFolder.run(builder)).returns(0, Result::code);
		return new RpmPackage(folder.resolve("control"), Instant.parse("2026-01-01T00:00:00Z"))
			.make(folder.resolve("package.tar.gz"), version, System.getProperty("os.arch"), folder);
	}

	/**
	 * What rpm says; it must succeed. Debian's knows nothing of Debian's own packages.
	 */
	String rpm(String... arguments) {
		Result result = attempt(concat(new String[] { "rpm", "--root", this.root.toString() }, arguments));
		assertThat(result.code()).as(result.said()).isZero();
		return result.said();
	}

	Result attempt(String... command) {
		try {
			ProcessBuilder builder = new ProcessBuilder(
					concat(new String[] { "unshare", "--mount", "sh", "-c", ENTER, "sh" }, command));
			builder.environment().put("R", this.root.toString());
			return PackageFolder.run(builder);
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String[] concat(String[] first, String[] second) {
		String[] all = java.util.Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, all, first.length, second.length);
		return all;
	}

}
