package co.luoyun.osmanager.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the service tells of its boot, in {@code run/boot} of OS Manager's folder, until
 * its page is served: the step that is under way.
 *
 * @param pid the service's process
 * @param begun the ticker's reading when the step began; that of another process of this
 * machine means the same, as Linux has one monotonic clock
 * @param step what it does
 */
public record BootRecord(long pid, long begun, String step) {

	private static final int PARTS = 3;

	/**
	 * Reads what a service has told.
	 * @param pid the service's process
	 * @return empty when that process has told nothing, as its boot is over
	 */
	public static Optional<BootRecord> read(SystemRoot root, long pid) {
		try {
			String[] parts = RegularFile.text(root.home(HomePath.BOOT), 1024).strip().split(" ", PARTS);
			return Optional.of(parts)
				.filter((it) -> it.length == PARTS)
				.map((it) -> new BootRecord(Long.parseLong(it[0]), Long.parseLong(it[1]), it[2]))
				.filter((it) -> it.pid() == pid);
		}
		catch (IOException | NumberFormatException ex) {
			return Optional.empty();
		}
	}

	/** How long the step has taken so far. */
	public Duration lasting(Ticker ticker) {
		return ticker.since(this.begun);
	}

	/** Tells it. It means nothing after a power cut, so the disk is not waited for. */
	public void write(SystemRoot root) throws IOException {
		Path file = root.home(HomePath.BOOT);
		Files.createDirectories(file.getParent());
		Files.writeString(file, this.pid + " " + this.begun + " " + this.step + "\n");
	}

	/** The boot is over. */
	public static void remove(SystemRoot root) throws IOException {
		Files.deleteIfExists(root.home(HomePath.BOOT));
	}

}
