package co.luoyun.osmanager.os;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;

import co.luoyun.osmanager.files.Deadline;
import co.luoyun.osmanager.files.ExplainedFileException;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * A lock on a file, by fcntl(2), that other processes heed: that of lckpwdf(3) on
 * {@code /etc/.pwd.lock}, which passwd(1), chpasswd(8) and useradd(8) hold while they
 * change /etc/shadow, and the one of OS Manager's own runs.
 */
public final class LockFile implements AutoCloseable {

	private static final Duration PAUSE = Duration.ofMillis(50);

	private final FileChannel channel;

	private LockFile(FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * Waits for the lock.
	 * @param ticker measures how long
	 * @param others who may hold it, for a person
	 * @throws IOException when it is not had in time, or the file cannot be opened
	 */
	public static LockFile acquire(Path file, Duration timeout, Ticker ticker, Message others) throws IOException {
		FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Deadline deadline = Deadline.in(timeout, ticker);
		while (tryLock(channel) == null) {
			if (!deadline.pause(PAUSE)) {
				channel.close();
				throw new ExplainedFileException(file, OsMessage.LOCKED.with(timeout.toMillis() / 1000.0, others));
			}
		}
		return new LockFile(channel);
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
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
