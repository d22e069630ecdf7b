package co.luoyun.osmanager.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads a file that someone else may have put down. Only a regular file is opened:
 * opening a FIFO would wait for a writer, and a device may have no end. Never more than a
 * limit is read.
 */
public final class RegularFile {

	private RegularFile() {
	}

	/**
	 * Reads a file.
	 * @param path the file; links are followed
	 * @param limit the most bytes that it may have
	 * @throws IOException when it is no regular file, cannot be read or has more bytes
	 */
	public static byte[] read(Path path, int limit) throws IOException {
		byte[] content = start(path, limit + 1);
		if (content.length > limit) {
			throw new ExplainedFileException(path, FileMessage.LARGE.with(limit));
		}
		return content;
	}

	/**
	 * Reads what a file begins with.
	 * @param path the file; links are followed
	 * @param limit how much of it
	 * @throws IOException when it is no regular file, or cannot be read
	 */
	public static byte[] start(Path path, int limit) throws IOException {
		require(path);
		try (InputStream stream = Files.newInputStream(path)) {
			return stream.readNBytes(limit);
		}
	}

	/**
	 * Reads a text in UTF-8; bytes that are none are replaced.
	 * @param path the file; links are followed
	 * @param limit the most bytes that it may have
	 * @throws IOException when it is no regular file, cannot be read or has more bytes
	 */
	public static String text(Path path, int limit) throws IOException {
		return new String(read(path, limit), StandardCharsets.UTF_8);
	}

	private static void require(Path path) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
		if (!attributes.isRegularFile()) {
			throw new ExplainedFileException(path,
					(attributes.isDirectory() ? FileMessage.FOLDER : FileMessage.DEVICE).with());
		}
	}

}
