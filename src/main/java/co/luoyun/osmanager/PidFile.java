package co.luoyun.osmanager;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.files.SystemRoot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * {@code run/osmanager.pid} in OS Manager's folder: tells the SysV script and
 * {@code osmanager reload} which process to signal.
 */
@Component
class PidFile {

	private static final Logger logger = LoggerFactory.getLogger(PidFile.class);

	private final Path path;

	PidFile(SystemRoot root) {
		this.path = root.home("run/osmanager.pid");
	}

	void write() {
		String content = ProcessHandle.current().pid() + "\n";
		try {
			new AtomicFile(this.path, "rw-r--r--").write(content.getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			logger.warn("Cannot write the pid file {}: {}. The commands 'osmanager reload' and the SysV script's "
					+ "'stop' will not find this process", this.path, ex.toString());
		}
	}

	void remove() {
		try {
			Files.deleteIfExists(this.path);
		}
		catch (IOException ex) {
			logger.warn("Cannot remove the pid file {}: {}", this.path, ex.toString());
		}
	}

}
