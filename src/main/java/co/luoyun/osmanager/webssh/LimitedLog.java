package co.luoyun.osmanager.webssh;

import java.time.Duration;
import java.util.function.Consumer;

import co.luoyun.osmanager.files.Ticker;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what the terminal server writes, up to a number of lines a minute. */
final class LimitedLog implements Consumer<String> {

	private static final Logger logger = LoggerFactory.getLogger(LimitedLog.class);

	private static final int LINES = 20;

	private static final int LENGTH = 300;

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final Ticker ticker;

	private long begin;

	private int lines;

	LimitedLog(Ticker ticker) {
		this.ticker = ticker;
		this.begin = ticker.getAsLong();
	}

	@Override
	public synchronized void accept(String line) {
		if (this.ticker.since(this.begin).compareTo(MINUTE) > 0) {
			if (this.lines > LINES) {
				logger.info("{} more lines of the terminal server were left out", this.lines - LINES);
			}
			this.begin = this.ticker.getAsLong();
			this.lines = 0;
		}
		this.lines++;
		if (this.lines <= LINES && !line.isBlank()) {
			logger.info("{}", printable(line));
		}
	}

	private static String printable(String line) {
		String shown = (line.length() > LENGTH) ? line.substring(0, LENGTH) + "…" : line;
		return shown.replaceAll("\\p{Cc}", "?");
	}

}
