package co.luoyun.osmanager.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * What the running service tells of its reloads, in {@code run/reload} of OS Manager's
 * folder: {@code osmanager reload} learns from it that the reload it asked for has ended,
 * and what came of it. While the service boots there is none.
 *
 * @param pid the service's process
 * @param begun how many reloads it has begun
 * @param ended how many of them have ended
 * @param failures what the newest that has ended could not do, one sentence each
 */
public record ReloadRecord(long pid, long begun, long ended, List<String> failures) {

	public ReloadRecord {
		failures = List.copyOf(failures);
	}

	/** The service is up, and was not asked to reload yet. */
	public static ReloadRecord of(long pid) {
		return new ReloadRecord(pid, 0, 0, List.of());
	}

	/** A reload begins. */
	public ReloadRecord begin() {
		return new ReloadRecord(this.pid, this.begun + 1, this.ended, this.failures);
	}

	/** The reload that was begun has ended. */
	public ReloadRecord end(List<String> failures) {
		return new ReloadRecord(this.pid, this.begun, this.begun, failures);
	}

	/**
	 * Reads what a service has told.
	 * @param pid the service's process
	 * @return empty when that process has told nothing
	 */
	public static Optional<ReloadRecord> read(SystemRoot root, long pid) {
		try {
			List<String> lines = Files.readAllLines(root.home(HomePath.RELOAD), StandardCharsets.UTF_8);
			List<Long> numbers = List.of(lines.getFirst().split(" ")).stream().map(Long::valueOf).toList();
			return (numbers.size() == 3 && numbers.getFirst() == pid)
					? Optional.of(new ReloadRecord(pid, numbers.get(1), numbers.get(2), lines.subList(1, lines.size())))
					: Optional.empty();
		}
		catch (IOException | RuntimeException ex) {
			return Optional.empty();
		}
	}

	/** Tells it, in place of what was told before. */
	public void write(SystemRoot root) throws IOException {
		String text = (this.pid + " " + this.begun + " " + this.ended + "\n" + String.join("",
				this.failures.stream().map((failure) -> failure.lines().findFirst().orElse("") + "\n").toList()));
		new AtomicFile(root.home(HomePath.RELOAD), "rw-r--r--").write(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Removes what a service has told. */
	public static void remove(SystemRoot root) throws IOException {
		Files.deleteIfExists(root.home(HomePath.RELOAD));
	}

}
