package co.luoyun.osmanager.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds programs as a shell would, and in the system folders that a bare PATH may lack.
 */
public final class Programs {

	private static final String SYSTEM_FOLDERS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

	private final String path;

	public Programs() {
		this(System.getenv().getOrDefault("PATH", ""));
	}

	Programs(String path) {
		this.path = path + ":" + SYSTEM_FOLDERS;
	}

	/**
	 * Looks a program up.
	 * @param program a name, or a path when it holds a slash
	 * @return the executable file, or empty when there is none
	 */
	public Optional<Path> find(String program) {
		if (program.contains("/")) {
			return Optional.of(Path.of(program)).filter(Programs::isProgram);
		}
		return Stream.of(this.path.split(":"))
			.filter((folder) -> !folder.isEmpty())
			.map((folder) -> Path.of(folder, program))
			.filter(Programs::isProgram)
			.findFirst();
	}

	private static boolean isProgram(Path file) {
		return Files.isRegularFile(file) && Files.isExecutable(file);
	}

}
