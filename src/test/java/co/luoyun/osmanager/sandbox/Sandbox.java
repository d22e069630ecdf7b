package co.luoyun.osmanager.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import co.luoyun.osmanager.source.fat.FloppyImage;

/**
 * A root directory as a small Debian system has it, with this project's custom/ and
 * build/, and a floppy image as the cloud's node writes it. Making it again keeps the
 * secrets, the installed luoyun.conf and whatever was written below the root.
 *
 * @param folder holds root/, luoyun.ini and floppy.img
 */
public record Sandbox(Path folder) {

	/** The instance's number in the simulated cloud. */
	public static final int TAG = 10;

	private static final String WANTS = "etc/systemd/system/multi-user.target.wants";

	private static final CopyOption[] COPY = { StandardCopyOption.REPLACE_EXISTING,
			StandardCopyOption.COPY_ATTRIBUTES };

	public Path root() {
		return this.folder.resolve("root");
	}

	public Path home() {
		return root().resolve("LuoYun");
	}

	public Path floppy() {
		return this.folder.resolve("floppy.img");
	}

	/**
	 * Makes what is missing, and the floppy image anew.
	 * @param project the project's folder, whose custom/ and build/ are copied
	 * @param controllerPort the simulated controller's port on loopback
	 * @return the configuration that is on the floppy
	 */
	public SandboxConfiguration make(Path project, int controllerPort) throws IOException {
		for (String directory : List.of("etc/systemd/network", WANTS, "root", "LuoYun")) {
			Files.createDirectories(root().resolve(directory));
		}
		writeOnce("etc/passwd", "rw-r--r--", "root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534:::/nologin\n");
		writeOnce("etc/shadow", "rw-r-----", "root:*:20000:0:99999:7:::\nnobody:*:20000:0:99999:7:::\n");
		writeOnce("etc/hostname", "rw-r--r--", "sandbox\n");
		enableNetworkd();
		copy(project.resolve("custom"), home().resolve("custom"));
		copy(project.resolve("build"), home().resolve("build"));
		SandboxConfiguration configuration = SandboxConfiguration.readOrCreate(this.folder.resolve("luoyun.ini"),
				controllerPort);
		Files.write(floppy(), FloppyImage.ofNode(configuration.text().getBytes(StandardCharsets.US_ASCII)));
		return configuration;
	}

	private void writeOnce(String name, String mode, String content) throws IOException {
		Path file = root().resolve(name);
		if (!Files.exists(file)) {
			Files.writeString(file, content);
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
		}
	}

	// As a Debian system has it whose network systemd-networkd manages.
	private void enableNetworkd() throws IOException {
		Path wanted = root().resolve(WANTS).resolve("systemd-networkd.service");
		if (!Files.isSymbolicLink(wanted)) {
			Files.createSymbolicLink(wanted, Path.of("/lib/systemd/system/systemd-networkd.service"));
		}
	}

	private static void copy(Path source, Path target) throws IOException {
		try (Stream<Path> files = Files.walk(source)) {
			for (Path file : files.toList()) {
				Path destination = target.resolve(source.relativize(file).toString());
				if (Files.isDirectory(file)) {
					Files.createDirectories(destination);
				}
				else {
					Files.copy(file, destination, COPY);
				}
			}
		}
	}

}
