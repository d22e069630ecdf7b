package co.luoyun.osmanager.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SourceFault;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.ConfReading;
import co.luoyun.osmanager.instance.Configuration.Change;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The copy of luoyun.ini on this system, luoyun.conf; only root may read it. */
final class InstalledConf {

	private static final Logger logger = LoggerFactory.getLogger(InstalledConf.class);

	private final SystemRoot root;

	InstalledConf(SystemRoot root) {
		this.root = root;
	}

	Path path() {
		return this.root.home(HomePath.LUOYUN_CONF);
	}

	/** What is installed, where it is a file that can be read. */
	Optional<ConfReading> read() {
		try {
			return Files.isRegularFile(path(), LinkOption.NOFOLLOW_LINKS)
					? Optional.of(LuoYunConfReader.read(Files.readAllBytes(path()))) : Optional.empty();
		}
		catch (IOException ex) {
			logger.debug("Reading {} failed", path(), ex);
			return Optional.empty();
		}
	}

	/**
	 * Writes the configuration, unless it is there already.
	 * @param content the bytes of luoyun.ini
	 * @return what it came to; a file that cannot be written is no exception
	 */
	Change install(byte[] content) {
		Path path = path();
		try {
			this.root.requireInside(path);
			boolean existed = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
			boolean same = existed && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
					&& Files.size(path) == content.length && Arrays.equals(Files.readAllBytes(path), content);
			// Also sets the mode of a file whose content is right.
			new AtomicFile(path, "rw-------").write(content);
			if (same) {
				return Change.UNCHANGED;
			}
			return existed ? Change.REPLACED : Change.INSTALLED;
		}
		catch (IOException ex) {
			logger.warn("Writing the configuration to {} failed, it is used all the same: {}", path,
					SourceFault.describe(ex));
			return Change.NOT_WRITTEN;
		}
	}

}
