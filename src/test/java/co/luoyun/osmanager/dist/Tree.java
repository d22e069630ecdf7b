package co.luoyun.osmanager.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is in a folder: of each path its kind, mode, owner and content. */
final class Tree {

	private Tree() {
	}

	static Map<String, String> of(Path folder) throws IOException {
		Map<String, String> tree = new TreeMap<>();
		if (!Files.exists(folder)) {
			return tree;
		}
		try (Stream<Path> paths = Files.walk(folder)) {
			paths.forEach((path) -> tree.put(folder.relativize(path).toString(), describe(path)));
		}
		return tree;
	}

	private static String describe(Path path) {
		try {
			if (Files.isSymbolicLink(path)) {
				return "link to " + Files.readSymbolicLink(path);
			}
			String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
			String owner = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
			return mode + " " + owner + " "
					+ (Files.isDirectory(path) ? "folder" : Files.readString(path, StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
