package co.luoyun.osmanager.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an {@link AtomicFile} writes to before it takes the old file's place. They begin
 * with a dot and end in a suffix of their own: no program that reads a whole folder, such
 * as {@code interfaces.d}, takes them for one of its files.
 */
public final class TemporaryFiles {

	private static final Logger logger = LoggerFactory.getLogger(TemporaryFiles.class);

	private static final String SUFFIX = ".osmanager-new";

	private TemporaryFiles() {
	}

	static Path of(Path folder, Path path) {
		return folder.resolve("." + path.getFileName() + SUFFIX);
	}

	/**
	 * Removes those that a killed process left behind. Nobody else must write into the
	 * folder.
	 * @param folder where; it need not exist
	 */
	public static void removeFrom(Path folder) {
		if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
			return;
		}
		try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, ".*" + SUFFIX)) {
			for (Path file : left) {
				Files.delete(file);
				logger.info("Removed {}, left behind when OS Manager was killed", file);
			}
		}
		catch (IOException ex) {
			logger.warn("What OS Manager left behind in {} when it was killed stays there: {}", folder, ex.toString());
		}
	}

}
