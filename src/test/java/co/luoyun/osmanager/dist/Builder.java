package co.luoyun.osmanager.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An appliance's builder, who puts something into every folder of OS Manager. */
final class Builder {

	/** The terminal server, in the place that the README names for it. */
	static final String TERMINAL = "bin/webssh/shellinaboxd";

	private static final List<String> FOLDERS = List.of("bin", "lib", "lib/jars", "conf", "custom", "custom/scripts",
			"custom/www", "build", "init", "init/systemd", "runtime", "runtime/lib", "share", "share/man", "log", ".");

	private Builder() {
	}

	/** Adds files and links, and gives what was added. */
	static Map<String, String> add(Path home) throws IOException {
		for (String folder : FOLDERS) {
			write(home.resolve(folder).resolve("mine"), "mine, in " + folder);
		}
		Path terminal = write(home.resolve(TERMINAL), "the terminal server");
		Files.setPosixFilePermissions(terminal, PosixFilePermissions.fromString("rwxr-x---"));
		write(home.resolve("runtime/a folder/b c/.d e"), "with blanks");
		link(home.resolve("share/there"), "../bin/webssh");
		link(home.resolve("lib/nowhere"), "/no/such/file");
		Map<String, String> added = Tree.of(home);
		added.keySet()
			.removeIf((path) -> !path
				.matches("(.*/)?mine|bin/webssh(/.*)?|runtime/a folder(/.*)?|share/there|lib/nowhere"));
		return added;
	}

	/** Edits program files and one that is meant to be edited. */
	static Map<String, String> edit(Path home) throws IOException {
		Map<String, String> edited = new TreeMap<>();
		for (String file : List.of("bin/osmanager", "lib/java.options", "share/man/osmanager.8", "LICENSE",
				"custom/scripts/status")) {
			Files.writeString(home.resolve(file), "# edited\n", StandardOpenOption.APPEND);
			edited.put(file, Files.readString(home.resolve(file)));
		}
		return edited;
	}

	private static Path write(Path file, String text) throws IOException {
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

	private static void link(Path link, String target) throws IOException {
		Files.createDirectories(link.getParent());
		Files.createSymbolicLink(link, Path.of(target));
	}

}
