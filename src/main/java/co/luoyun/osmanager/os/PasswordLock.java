package co.luoyun.osmanager.os;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * The lock of lckpwdf(3) on {@code /etc/.pwd.lock}, which passwd(1), chpasswd(8) and
 * useradd(8) hold while they change /etc/shadow.
 */
final class PasswordLock implements AutoCloseable {

	private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

	private final FileChannel channel;

	private PasswordLock(FileChannel channel) {
		this.channel = channel;
	}

	static PasswordLock acquire(Path file, Duration timeout) throws IOException {
		FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		long deadline = System.nanoTime() + timeout.toNanos();
		while (tryLock(channel) == null) {
			if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
				channel.close();
				throw new FileSystemException(file.toString(), null, "locked for " + timeout.toMillis() / 1000.0
						+ " s by another program that changes passwords; try again when it has ended");
			}
			LockSupport.parkNanos(PAUSE_NANOS);
		}
		return new PasswordLock(channel);
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
