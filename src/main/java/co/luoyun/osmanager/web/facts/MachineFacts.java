package co.luoyun.osmanager.web.facts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import co.luoyun.osmanager.files.RegularFile;
import co.luoyun.osmanager.files.SystemRoot;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What machine this is; see os-release(5) and proc(5). */
@Component
@Order(5)
class MachineFacts implements Panel {

	private static final int LONGEST_FILE = 1024 * 1024;

	private final SystemRoot root;

	MachineFacts(SystemRoot root) {
		this.root = root;
	}

	@Override
	public String key() {
		return "machine";
	}

	@Override
	public MachineView view(Words words) {
		return new MachineView(system(), System.getProperty("os.name") + " " + System.getProperty("os.version"),
				Runtime.getRuntime().availableProcessors(), memory(), bootedAt());
	}

	private String system() {
		return lines(this.root.path("/etc/os-release")).stream()
			.filter((line) -> line.startsWith("PRETTY_NAME="))
			.map((line) -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
			.findFirst()
			.orElse("");
	}

	private static long memory() {
		return lines(Path.of("/proc/meminfo")).stream()
			.filter((line) -> line.startsWith("MemTotal:"))
			.mapToLong((line) -> number(line) / 1024)
			.findFirst()
			.orElse(0);
	}

	private static @Nullable Instant bootedAt() {
		return lines(Path.of("/proc/stat")).stream()
			.filter((line) -> line.startsWith("btime "))
			.map((line) -> Instant.ofEpochSecond(number(line)))
			.findFirst()
			.orElse(null);
	}

	private static long number(String line) {
		return Long.parseLong(line.replaceAll("[^0-9]", ""));
	}

	private static List<String> lines(Path file) {
		try {
			return RegularFile.text(file, LONGEST_FILE).lines().toList();
		}
		catch (IOException | RuntimeException ex) {
			return List.of();
		}
	}

}
