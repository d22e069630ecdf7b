package co.luoyun.osmanager.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Says why a program file that is there cannot be run, before the system says less: of a
 * first line that ends with a carriage return it says that a file does not exist, and an
 * empty file is a script that does nothing, and does it well.
 */
final class ProgramFile {

	private static final int LONGEST_FIRST_LINE = 256;

	private ProgramFile() {
	}

	/** What is wrong with a file; empty when nothing is, or it cannot be read. */
	static Optional<String> fault(Path file) {
		if (!Files.isExecutable(file)) {
			return Optional.of(file + " is not executable; switch it on with 'chmod +x'");
		}
		try (InputStream stream = Files.newInputStream(file)) {
			byte[] start = stream.readNBytes(LONGEST_FIRST_LINE);
			if (start.length == 0) {
				return Optional.of(file + " is empty");
			}
			return faultOf(file, new String(start, StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	private static Optional<String> faultOf(Path file, String start) {
		int end = start.indexOf('\n');
		boolean script = start.startsWith("#!");
		if (end > 0 && start.charAt(end - 1) == '\r' && (script || start.indexOf('\0') < 0)) {
			return Optional.of(file + " has the line ends of Windows; convert it with 'sed -i \"s/\\r$//\"'");
		}
		if (!script) {
			return Optional.empty();
		}
		String first = (end < 0) ? start : start.substring(0, end);
		String[] words = first.substring(2).strip().split("[ \t]+");
		return missing(words)
			.map((name) -> file + " is to be run by " + name + ", which is not here; install it, or correct line 1");
	}

	private static Optional<String> missing(String[] words) {
		if (!Files.exists(Path.of(words[0]))) {
			return Optional.of(words[0]);
		}
		return words[0].endsWith("/env") ? Arrays.stream(words)
			.skip(1)
			.filter((word) -> !word.startsWith("-") && !word.contains("="))
			.findFirst()
			.filter((name) -> new Programs().find(name).isEmpty()) : Optional.empty();
	}

}
