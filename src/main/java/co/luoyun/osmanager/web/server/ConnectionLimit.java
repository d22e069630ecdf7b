package co.luoyun.osmanager.web.server;

import java.time.Duration;

import co.luoyun.osmanager.files.Ticker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many connections there may be at once. When there are no descriptors for as many,
 * it is fewer for some time, so that there are some left for files.
 */
final class ConnectionLimit {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionLimit.class);

	private static final Duration WHILE = Duration.ofMinutes(10);

	private static final int FOR_FILES = 16;

	private static final int FEWEST = 4;

	private final Ticker ticker;

	private volatile int fewer;

	private volatile @Nullable Long ranOut;

	ConnectionLimit(Ticker ticker) {
		this.ticker = ticker;
	}

	/**
	 * How many there may be now.
	 * @param most how many there may be when nothing runs out
	 */
	int count(int most) {
		return isShort() ? Math.min(this.fewer, most) : most;
	}

	/**
	 * No more connections can be taken in. It is told once, as long as it goes on.
	 * @param present how many there are
	 * @param reason why, in the system's words
	 */
	void ranOut(int present, String reason) {
		if (!isShort()) {
			logger.warn("Cannot take in more than {} connections: {}. Idle ones are ended for new ones; allow this"
					+ " service more open files", present, reason);
		}
		this.fewer = Math.max(FEWEST, present - FOR_FILES);
		this.ranOut = this.ticker.getAsLong();
	}

	private boolean isShort() {
		Long at = this.ranOut;
		return at != null && this.ticker.since(at).compareTo(WHILE) < 0;
	}

}
