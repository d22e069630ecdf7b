package co.luoyun.osmanager.os.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.files.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * On the disk for as long as the config script runs: found by a later run, it says that
 * the script was cut short, and how often in this boot of the machine.
 */
final class ScriptMark {

	private static final Logger logger = LoggerFactory.getLogger(ScriptMark.class);

	private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

	private final Path file;

	ScriptMark(Path file) {
		this.file = file;
	}

	/** How often the script was begun in this boot of the machine without an end. */
	int timesCutShort() {
		try {
			List<String> words = List.of(Files.readString(this.file, StandardCharsets.US_ASCII).strip().split(" "));
			return (words.size() == 2 && words.getFirst().equals(bootId())) ? Integer.parseInt(words.getLast()) : 0;
		}
		catch (NoSuchFileException ex) {
			return 0;
		}
		catch (IOException | NumberFormatException ex) {
			logger.debug("{} is not readable", this.file, ex);
			return 0;
		}
	}

	/**
	 * The script is about to be begun.
	 * @param time which time it is in this boot, since it last ended
	 */
	void begin(int time) {
		try {
			String content = bootId() + " " + time + "\n";
			new AtomicFile(this.file, "rw-------").write(content.getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			logger.warn("Cannot note in {} that the config script was begun: {}. If it is cut short, it is begun anew",
					this.file, Failure.inWords(ex));
		}
	}

	/** The script has ended. */
	void end() {
		try {
			Files.deleteIfExists(this.file);
		}
		catch (IOException ex) {
			logger.warn("Cannot remove {}, so it seems that the config script was cut short: {}", this.file,
					Failure.inWords(ex));
		}
	}

	private static String bootId() throws IOException {
		return Files.readString(BOOT_ID, StandardCharsets.US_ASCII).strip();
	}

}
