package co.luoyun.osmanager.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * This process's own control group, looked up when it is first needed. What former lives
 * have left in it, and nothing lives in any more, is removed then.
 */
final class OwnControlGroup {

	/** Its folder; empty where there is none that may be written. */
	static final Optional<Path> FOLDER = find();

	/** What the line about version 2 begins with. */
	private static final String VERSION_2 = "0::";

	private OwnControlGroup() {
	}

	private static Optional<Path> find() {
		try {
			Optional<String> path = Files.readAllLines(Path.of("/proc/self/cgroup"))
				.stream()
				.filter((line) -> line.startsWith(VERSION_2))
				.map((line) -> line.substring(VERSION_2.length()))
				.findFirst();
			Optional<Path> folder = path.isPresent() ? mounted(path.get()) : Optional.empty();
			if (folder.isPresent()) {
				removeLeft(folder.get());
			}
			return folder;
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	// "36 35 98:0 /root /mount/point rw,noatime master:1 - cgroup2 cgroup2 rw", see
	// proc_pid_mountinfo(5).
	private static Optional<Path> mounted(String path) throws IOException {
		return Files.readAllLines(Path.of("/proc/self/mountinfo"))
			.stream()
			.filter((line) -> line.contains(" - cgroup2 "))
			.map((line) -> line.split(" "))
			.filter((fields) -> path.startsWith(fields[3]))
			.map((fields) -> Path.of(fields[4] + "/" + path.substring(fields[3].length())))
			.filter(Files::isWritable)
			.findFirst();
	}

	private static void removeLeft(Path own) throws IOException {
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(own, ControlGroup.PREFIX + "*")) {
			folders.forEach((folder) -> {
				boolean ignored = ControlGroup.removed(folder);
			});
		}
	}

}
