package co.luoyun.osmanager.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

import co.luoyun.osmanager.files.ExplainedFileException;

/**
 * Text files of the system as strings with one char for each byte, so that bytes that are
 * not ours to understand stay as they are.
 */
public final class SystemText {

	private static final long SIZE_LIMIT = 1 << 20;

	private SystemText() {
	}

	/**
	 * Reads a file.
	 * @return empty when there is none
	 */
	public static Optional<String> read(Path path) throws IOException {
		if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
			return Optional.empty();
		}
		if (!Files.isRegularFile(path)) {
			throw new ExplainedFileException(path, OsMessage.NO_FILE.with());
		}
		if (Files.size(path) > SIZE_LIMIT) {
			throw new ExplainedFileException(path, OsMessage.TOO_LARGE.with());
		}
		return Optional.of(Files.readString(path, StandardCharsets.ISO_8859_1));
	}

	/** Text as it is written to a file in UTF-8. */
	public static String utf8(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

	public static String mode(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
	}

}
