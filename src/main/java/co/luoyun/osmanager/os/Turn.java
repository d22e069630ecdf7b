package co.luoyun.osmanager.os;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the service and {@code osmanager apply} from writing the same files at the same
 * time. Who does not get the lock in time goes on all the same.
 */
final class Turn {

	private static final Logger logger = LoggerFactory.getLogger(Turn.class);

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private final SystemRoot root;

	private final Ticker ticker;

	Turn(SystemRoot root, Ticker ticker) {
		this.root = root;
		this.ticker = ticker;
	}

	/** Does something with the lock, where the root is the running system. */
	<T> T take(Supplier<T> work) {
		Optional<LockFile> lock = this.root.isRunningSystem() ? lock() : Optional.empty();
		try {
			return work.get();
		}
		finally {
			lock.ifPresent(LockFile::close);
		}
	}

	private Optional<LockFile> lock() {
		try {
			return Optional.of(LockFile.acquire(this.root.path("/run/osmanager.lock"), LIMIT, this.ticker,
					OsMessage.BY_ANOTHER_RUN.with()));
		}
		catch (IOException ex) {
			logger.warn("Going on beside others: {}", Failure.inWords(ex));
			return Optional.empty();
		}
	}

}
