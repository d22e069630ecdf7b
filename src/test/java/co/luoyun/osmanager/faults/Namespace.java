package co.luoyun.osmanager.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.awaitility.Awaitility.await;

/**
 * A mount namespace: what has come of one start, whoever is its parent now.
 *
 * @param name what its link in /proc says
 */
record Namespace(String name) {

	/** That of a process which leaves ours. */
	static Namespace awaitOf(long pid) {
		String ours = of(ProcessHandle.current().pid());
		return new Namespace(await().until(() -> of(pid), (name) -> !name.equals(ours)));
	}

	/** The processes that live in it. */
	Set<Long> processes() {
		return ProcessHandle.allProcesses()
			.map(ProcessHandle::pid)
			.filter((pid) -> of(pid).equals(this.name))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Kills them, and what they start meanwhile. */
	void kill() {
		if (this.name.isEmpty()) {
			return;
		}
		await().until(() -> {
			Set<Long> living = processes();
			living.forEach((pid) -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
			return living.isEmpty();
		});
	}

	// A process that is gone, or of which only its exit code is left, is in none.
	private static String of(long pid) {
		try {
			return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "ns/mnt")).toString();
		}
		catch (IOException ex) {
			return "";
		}
	}

}
