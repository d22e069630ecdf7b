package co.luoyun.osmanager.controller.discovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.instance.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The discovered controller that worked, kept over a restart of the agent in a file of
 * two lines: {@code address port} of the controller, and {@code address port} that was
 * configured then, or {@code none}. With another one configured, it does not count. That
 * the file cannot be written costs a discovery after the next start, and nothing else.
 */
public final class RememberedAddress {

	private static final Logger logger = LoggerFactory.getLogger(RememberedAddress.class);

	private static final int LONGEST_FILE = 1024;

	private final Path file;

	public RememberedAddress(Path file) {
		this.file = file;
	}

	/**
	 * What is remembered.
	 * @param configured the controller that luoyun.conf names now
	 */
	Optional<Endpoint> read(Optional<Endpoint> configured) {
		try {
			// Reading anything but a file, as a FIFO, might never end.
			if (!Files.isRegularFile(this.file) || Files.size(this.file) > LONGEST_FILE) {
				return Optional.empty();
			}
			String[] lines = Files.readString(this.file, StandardCharsets.US_ASCII).split("\n", -1);
			return (lines.length > 1 && lines[1].equals(line(configured))) ? parse(lines[0]) : Optional.empty();
		}
		catch (IOException ex) {
			logger.debug("Reading {}: {}", this.file, ex.getMessage());
			return Optional.empty();
		}
	}

	/** Remembers a controller that worked. */
	void write(Endpoint controller, Optional<Endpoint> configured) {
		String content = line(Optional.of(controller)) + "\n" + line(configured) + "\n";
		try {
			new AtomicFile(this.file, "rw-r--r--").write(content.getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			logger.debug("Remembering the controller in {}: {}", this.file, ex.getMessage());
		}
	}

	/** Remembers none. */
	void forget() {
		try {
			Files.deleteIfExists(this.file);
		}
		catch (IOException ex) {
			logger.debug("Deleting {}: {}", this.file, ex.getMessage());
		}
	}

	private static String line(Optional<Endpoint> endpoint) {
		return endpoint.map((each) -> each.host() + " " + each.port()).orElse("none");
	}

	private static Optional<Endpoint> parse(String line) {
		String[] words = line.split(" ", -1);
		try {
			return (words.length == 2) ? Optional.of(new Endpoint(words[0], Integer.parseInt(words[1])))
					: Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
