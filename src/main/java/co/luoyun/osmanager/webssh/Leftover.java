package co.luoyun.osmanager.webssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.files.RegularFile;
import co.luoyun.osmanager.process.ProcessIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The terminal server of a former life of ours, known by {@code run/webssh.pid}: its
 * identity in the first line, ours in the second. Normally none is left; this is for the
 * case that whatever killed us killed the watch as well.
 */
final class Leftover {

	private static final Logger logger = LoggerFactory.getLogger(Leftover.class);

	private static final int LONGEST_FILE = 1024;

	private final Path file;

	Leftover(Path home) {
		this.file = home.resolve("run/webssh.pid");
	}

	/** Ends what a former life has left running. */
	void end() {
		try {
			if (!Files.exists(this.file)) {
				return;
			}
			List<ProcessIdentity> lines = RegularFile.text(this.file, LONGEST_FILE)
				.lines()
				.map(ProcessIdentity::parse)
				.flatMap(Optional::stream)
				.toList();
			boolean orphaned = lines.size() == 2 && !lines.get(1).isRunning();
			if (orphaned && lines.getFirst().kill()) {
				logger.warn("Ended a terminal server (process {}) that was left running", lines.getFirst().pid());
			}
		}
		catch (IOException ex) {
			logger.warn("Cannot read {}: {}", this.file, ex.toString());
		}
	}

	/** Notes the one that runs now. */
	void note(long pid) {
		Optional<ProcessIdentity> server = ProcessIdentity.of(pid);
		Optional<ProcessIdentity> ourselves = ProcessIdentity.of(ProcessHandle.current().pid());
		if (server.isEmpty() || ourselves.isEmpty()) {
			return;
		}
		try {
			String lines = server.get() + "\n" + ourselves.get() + "\n";
			new AtomicFile(this.file, "rw-r--r--").write(lines.getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			logger.warn("Cannot write {}: {}. A terminal server left running would not be recognised", this.file,
					ex.toString());
		}
	}

	/** Notes that none runs. */
	void forget() {
		try {
			Files.deleteIfExists(this.file);
		}
		catch (IOException ex) {
			logger.warn("Cannot remove {}: {}", this.file, ex.toString());
		}
	}

}
