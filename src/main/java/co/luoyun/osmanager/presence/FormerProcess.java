package co.luoyun.osmanager.presence;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.TemporaryFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * What an earlier process of the service has left in OS Manager's folder, and what this
 * one leaves to the next.
 */
@Component
public class FormerProcess {

	private static final Logger logger = LoggerFactory.getLogger(FormerProcess.class);

	private final SystemRoot root;

	FormerProcess(SystemRoot root) {
		this.root = root;
	}

	/** Removes the temporary files of one that was killed. */
	public void cleanUp() {
		List.of(HomePath.CONF, HomePath.RUN).forEach((folder) -> TemporaryFiles.removeFrom(this.root.home(folder)));
	}

	/**
	 * This process was told to stop: the launcher's next start is not one after a
	 * failure.
	 */
	public void endWell() {
		try {
			Files.deleteIfExists(this.root.home(HomePath.STARTS));
		}
		catch (IOException ex) {
			logger.debug("The next start may have to wait", ex);
		}
	}

}
