package co.luoyun.osmanager.presence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.files.RegularFile;
import co.luoyun.osmanager.process.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file in {@code run/} of OS Manager's folder by which others find the running service.
 * When it cannot be written, on a full disk for example, that is tried again until it
 * can. Only what this process has written is removed.
 */
final class RunFile {

	private static final Logger logger = LoggerFactory.getLogger(RunFile.class);

	private static final int LONGEST = 1024;

	private final Path path;

	private final String consequence;

	private final Duration pause;

	private final Worker later = new Worker("run-file", this::writeLater);

	private volatile String content = "";

	/**
	 * Not written yet.
	 * @param path where
	 * @param consequence what does not work without it, for a person
	 * @param pause how long to wait before it is tried again
	 */
	RunFile(Path path, String consequence, Duration pause) {
		this.path = path;
		this.consequence = consequence;
		this.pause = pause;
	}

	void write(String line) {
		this.content = line + "\n";
		try {
			write();
		}
		catch (IOException ex) {
			logger.warn("Cannot write {}: {}. {} until it can be written", this.path, ex.toString(), this.consequence);
			this.later.start();
		}
	}

	private void writeLater() throws InterruptedException {
		while (true) {
			Thread.sleep(this.pause);
			try {
				write();
				logger.info("{} could be written now", this.path);
				return;
			}
			catch (IOException ex) {
				logger.debug("Still cannot write {}: {}", this.path, ex.toString());
			}
		}
	}

	private void write() throws IOException {
		new AtomicFile(this.path, "rw-r--r--").write(this.content.getBytes(StandardCharsets.US_ASCII));
	}

	void remove() {
		this.later.stop();
		try {
			if (Files.exists(this.path) && RegularFile.text(this.path, LONGEST).equals(this.content)) {
				Files.delete(this.path);
			}
		}
		catch (IOException ex) {
			logger.warn("Cannot remove {}: {}", this.path, ex.toString());
		}
	}

}
