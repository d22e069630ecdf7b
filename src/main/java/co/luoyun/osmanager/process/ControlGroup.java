package co.luoyun.osmanager.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A control group (version 2, see cgroups(7)) of a program's own, below this process's:
 * whatever the program starts is in it, and the kernel kills it as a whole. Where there
 * are none, or this process may not make any, {@link Descendants} has to do.
 */
final class ControlGroup {

	private static final Logger logger = LoggerFactory.getLogger(ControlGroup.class);

	static final String PREFIX = "osmanager-";

	private static final String KILL = "cgroup.kill";

	private static final AtomicLong COUNT = new AtomicLong();

	/** Those that something lives on in. */
	private static final Set<Path> LEFT = ConcurrentHashMap.newKeySet();

	private final Path folder;

	private ControlGroup(Path folder) {
		this.folder = folder;
	}

	/** Makes one; empty where that is not possible. */
	static Optional<ControlGroup> make() {
		return OwnControlGroup.FOLDER.flatMap(ControlGroup::makeBelow);
	}

	private static Optional<ControlGroup> makeBelow(Path own) {
		LEFT.removeIf(ControlGroup::removed);
		Path folder = own.resolve(PREFIX + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
		try {
			Files.createDirectory(folder);
			if (Files.isWritable(folder.resolve(KILL))) {
				return Optional.of(new ControlGroup(folder));
			}
			Files.delete(folder);
		}
		catch (IOException ex) {
			logger.debug("No control group {}: {}", folder, ex.toString());
		}
		return Optional.empty();
	}

	Path folder() {
		return this.folder;
	}

	/** Takes a process in, which has not started any other yet. */
	void take(long pid) throws IOException {
		Files.writeString(this.folder.resolve("cgroup.procs"), String.valueOf(pid));
	}

	/** Kills everything in it, also what is being started this moment. */
	void kill() {
		try {
			Files.writeString(this.folder.resolve(KILL), "1");
		}
		catch (IOException ex) {
			logger.debug("Cannot kill by {}: {}", this.folder, ex.toString());
		}
	}

	/** Removes it, now or when the last process that lives on in it has ended. */
	void leave() {
		if (!removed(this.folder)) {
			LEFT.add(this.folder);
		}
	}

	static boolean removed(Path folder) {
		try {
			return Files.deleteIfExists(folder) || !Files.exists(folder);
		}
		catch (IOException ex) {
			return false;
		}
	}

}
