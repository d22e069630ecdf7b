package co.luoyun.osmanager.cli.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads what an option names, and says in plain words why it cannot be read. */
final class SmallFile {

	private static final int LIMIT = 1024 * 1024;

	private SmallFile() {
	}

	/**
	 * Reads a file's text.
	 * @throws IOException when it cannot be read, or has more than 1 MiB; the message
	 * names the file and the reason
	 */
	static String text(Path file) throws IOException {
		try (InputStream stream = Files.newInputStream(file)) {
			byte[] content = stream.readNBytes(LIMIT + 1);
			if (content.length > LIMIT) {
				throw new IOException("has more than " + LIMIT + " bytes");
			}
			return new String(content, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw explained(file, ex);
		}
	}

	/** The same failure, with a message that names the file and says why. */
	static IOException explained(Path file, IOException failure) {
		String reason = switch (failure) {
			case NoSuchFileException _ -> "no such file";
			case AccessDeniedException _ -> "may not be read; run as root";
			case FileSystemException system when system.getReason() != null -> system.getReason();
			default -> failure.getMessage();
		};
		return new IOException(file + ": " + reason, failure);
	}

}
