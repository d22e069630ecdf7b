package co.luoyun.osmanager.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The lock that makes the service the only one of its home. The kernel gives it up when
 * the process ends, however it ends. It is a file in the home, or, when that can be
 * neither written nor made, in the system's {@code /run}.
 */
public final class HomeLock implements AutoCloseable {

	private static final Set<StandardOpenOption> OPTIONS = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE);

	private final @Nullable FileChannel channel;

	private HomeLock(@Nullable FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * Takes the lock.
	 * @return the lock; empty when another process has it
	 */
	public static Optional<HomeLock> tryAcquire(SystemRoot root) {
		makeFolder(root);
		for (Path file : files(root)) {
			try {
				return tryAcquire(file);
			}
			catch (IOException ex) {
				// Then the next place.
			}
		}
		return Optional.of(new HomeLock(null));
	}

	/** Whether there was a place for the lock; without one, nobody is kept away. */
	public boolean isHeld() {
		return this.channel != null;
	}

	/** Where the lock may be, the usual place first. */
	static List<Path> files(SystemRoot root) {
		String home = Integer.toHexString(root.home().toString().hashCode());
		return List.of(root.home(HomePath.LOCK), root.path("/run/osmanager-service-" + home + ".lock"));
	}

	private static void makeFolder(SystemRoot root) {
		try {
			if (Files.isDirectory(root.home())) {
				Files.createDirectories(root.home(HomePath.RUN));
			}
		}
		catch (IOException ex) {
			// The next place is for this case.
		}
	}

	private static Optional<HomeLock> tryAcquire(Path file) throws IOException {
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			throw new IOException(file + " is not a file");
		}
		FileChannel channel = FileChannel.open(file, OPTIONS,
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		if (isLocked(channel)) {
			return Optional.of(new HomeLock(channel));
		}
		channel.close();
		return Optional.empty();
	}

	private static boolean isLocked(FileChannel channel) throws IOException {
		try {
			@Nullable FileLock lock = channel.tryLock();
			return lock != null;
		}
		catch (OverlappingFileLockException ex) {
			return false;
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	@Override
	public void close() {
		try {
			if (this.channel != null) {
				this.channel.close();
			}
		}
		catch (IOException ex) {
			// It is given up at the end of the process at the latest.
		}
	}

}
