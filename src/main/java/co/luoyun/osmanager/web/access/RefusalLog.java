package co.luoyun.osmanager.web.access;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

import co.luoyun.osmanager.files.Failure;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Tells of the requests that are refused or fail: of the first one at once, of all that
 * follow by their numbers, once an hour. A visitor can make as many as he likes, and must
 * not fill the owner's log with them.
 */
@Component
class RefusalLog {

	private static final Logger logger = LoggerFactory.getLogger(RefusalLog.class);

	private static final Duration PERIOD = Duration.ofHours(1);

	private static final int LONGEST_ADDRESS = 200;

	private final Map<Refusal, Integer> counts = new EnumMap<>(Refusal.class);

	private @Nullable Thread teller;

	private boolean failed;

	/** Takes note of an answer's status. */
	void answered(int status, String address) {
		Refusal refusal = Refusal.of(status);
		if (refusal != null) {
			count(refusal, address);
		}
	}

	synchronized void count(Refusal refusal, String address) {
		if (this.teller == null) {
			logger.info("A request from {} was refused: {}. Further ones are counted, and told once an hour", address,
					refusal.words());
			start();
		}
		else {
			this.counts.merge(refusal, 1, Integer::sum);
		}
	}

	/** Takes note of a request that failed by a fault of ours, the first one in full. */
	synchronized void failed(HttpServletRequest request, Throwable failure) {
		if (!this.failed) {
			String address = request.getRequestURI();
			Failure.log(logger, "A request failed, and further ones are counted: " + request.getMethod() + " "
					+ address.substring(0, Math.min(LONGEST_ADDRESS, address.length())), failure);
			this.failed = true;
		}
		this.counts.merge(Refusal.FAILED, 1, Integer::sum);
		start();
	}

	private void start() {
		if (this.teller == null) {
			this.teller = Thread.ofVirtual().name("refusals").start(this::tellWhileThereAre);
		}
	}

	private void tellWhileThereAre() {
		try {
			do {
				Thread.sleep(PERIOD);
			}
			while (tell());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			ended();
		}
	}

	// However it ended: the next request that is refused starts it anew.
	private synchronized void ended() {
		if (this.teller == Thread.currentThread()) {
			this.teller = null;
		}
	}

	/**
	 * Tells how many there were since the last time.
	 * @return whether there were any
	 */
	synchronized boolean tell() {
		if (this.counts.isEmpty()) {
			this.teller = null;
			return false;
		}
		logger.info("Requests refused in the last hour: {}",
				this.counts.entrySet()
					.stream()
					.map((entry) -> entry.getValue() + " (" + entry.getKey().words() + ")")
					.collect(Collectors.joining(", ")));
		this.counts.clear();
		this.failed = false;
		return true;
	}

}
