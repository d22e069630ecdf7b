package co.luoyun.osmanager.webssh;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what the terminal server writes, up to a number of lines a minute. */
final class LimitedLog implements Consumer<String> {

	private static final Logger logger = LoggerFactory.getLogger(LimitedLog.class);

	private static final int LINES = 20;

	private static final int LENGTH = 300;

	private final Clock clock;

	private Instant begin = Instant.MIN;

	private int lines;

	LimitedLog(Clock clock) {
		this.clock = clock;
	}

	@Override
	public synchronized void accept(String line) {
		Instant now = this.clock.instant();
		if (this.begin.plus(Duration.ofMinutes(1)).isBefore(now)) {
			if (this.lines > LINES) {
				logger.info("{} more lines of the terminal server were left out", this.lines - LINES);
			}
			this.begin = now;
			this.lines = 0;
		}
		this.lines++;
		if (this.lines <= LINES && !line.isBlank()) {
			logger.info("{}", printable(line));
		}
	}

	private static String printable(String line) {
		String shown = (line.length() > LENGTH) ? line.substring(0, LENGTH) + "…" : line;
		return shown.replaceAll("\\p{Cntrl}", "?");
	}

}
