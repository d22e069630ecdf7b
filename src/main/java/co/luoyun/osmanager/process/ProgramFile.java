package co.luoyun.osmanager.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import co.luoyun.osmanager.files.FileMessage;
import co.luoyun.osmanager.message.ExplainedException;
import co.luoyun.osmanager.message.Message;

/**
 * Says why a program file that is there cannot be run, before the system says less: of a
 * first line that ends with a carriage return it says that a file does not exist, and an
 * empty file is a script that does nothing, and does it well.
 */
final class ProgramFile {

	private static final int LONGEST_FIRST_LINE = 256;

	private static final Path OURSELVES = Path.of("/proc/self/exe");

	private ProgramFile() {
	}

	/**
	 * Finds a program that can be run.
	 * @param program a name, or a path when it holds a slash
	 * @throws ExplainedException when there is none
	 */
	static Path find(String program, Programs programs) throws ExplainedException {
		Path file = program.contains("/") ? Path.of(program) : programs.find(program)
			.orElseThrow(() -> new ExplainedException(ProcessMessage.NOT_IN_PATH.with(program)));
		Optional<Message> fault = !Files.isRegularFile(file) ? Optional.of(missing(file))
				: fault(file).or(() -> otherMachine(file));
		if (fault.isPresent()) {
			throw new ExplainedException(fault.get());
		}
		return file;
	}

	private static Message missing(Path file) {
		return (Files.exists(file) ? ProcessMessage.NO_PROGRAM : FileMessage.NOT_THERE).with(file);
	}

	private static Optional<Message> otherMachine(Path file) {
		Optional<ElfHeader> needed = ElfHeader.read(file);
		Optional<ElfHeader> here = needed.flatMap((_) -> ElfHeader.read(OURSELVES));
		return (here.isEmpty() || needed.get().runsWhere(here.get())) ? Optional.empty()
				: Optional.of(ProcessMessage.OTHER_MACHINE.with(file, needed.get().message(), here.get().message()));
	}

	/** What is wrong with a file; empty when nothing is, or it cannot be read. */
	static Optional<Message> fault(Path file) {
		if (!Files.isExecutable(file)) {
			return Optional.of(ProcessMessage.NOT_EXECUTABLE.with(file));
		}
		try (InputStream stream = Files.newInputStream(file)) {
			byte[] start = stream.readNBytes(LONGEST_FIRST_LINE);
			if (start.length == 0) {
				return Optional.of(ProcessMessage.EMPTY.with(file));
			}
			return faultOf(file, new String(start, StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	private static Optional<Message> faultOf(Path file, String start) {
		int end = start.indexOf('\n');
		boolean script = start.startsWith("#!");
		if (end > 0 && start.charAt(end - 1) == '\r' && (script || start.indexOf('\0') < 0)) {
			return Optional.of(ProcessMessage.WINDOWS.with(file, "sed -i \"s/\\r$//\""));
		}
		if (!script) {
			return Optional.empty();
		}
		String first = (end < 0) ? start : start.substring(0, end);
		String[] words = first.substring(2).strip().split("[ \t]+");
		return missing(words).map((name) -> ProcessMessage.INTERPRETER.with(file, name));
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
