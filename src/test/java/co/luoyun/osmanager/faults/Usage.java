package co.luoyun.osmanager.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a service holds of its system at one moment.
 *
 * @param threads of its process
 * @param descriptors that are open in its process
 * @param processes in its mount namespace: its own, its children's, and what these left
 * @param files below its root and its temporary folder
 */
public record Usage(int threads, int descriptors, int processes, Set<String> files) {

	static Usage of(long pid, Set<Long> processes, Path... folders) throws IOException {
		Path process = Path.of("/proc", Long.toString(pid));
		Set<String> files = new TreeSet<>();
		for (Path folder : folders) {
			try (Stream<Path> found = Files.walk(folder)) {
				found.map(Path::toString).forEach(files::add);
			}
		}
		return new Usage(count(process.resolve("task")), count(process.resolve("fd")), processes.size(), files);
	}

	/** The files that are not among the earlier ones. */
	public Set<String> filesSince(Usage earlier) {
		Set<String> added = new TreeSet<>(this.files);
		added.removeAll(earlier.files);
		return added;
	}

	private static int count(Path folder) throws IOException {
		try (Stream<Path> entries = Files.list(folder)) {
			return (int) entries.count();
		}
		catch (NoSuchFileException ex) {
			return 0;
		}
	}

}
