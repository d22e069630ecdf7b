package co.luoyun.osmanager.files;

import java.time.Duration;
import java.util.Optional;

import co.luoyun.osmanager.message.Message;

/**
 * When a worker last showed that it goes on, and within what time it shows itself again.
 * One that fails to is late: it hangs, or has ended, and nobody does its work.
 */
public final class Heartbeat {

	/** What a machine that is short of everything may take besides. */
	private static final Duration SLACK = Duration.ofMinutes(1);

	private final String worker;

	private final Ticker ticker;

	private volatile Optional<Beat> last = Optional.empty();

	/**
	 * A heartbeat of a worker that is not started yet.
	 * @param worker its name, for people
	 * @param ticker measures the time between beats
	 */
	public Heartbeat(String worker, Ticker ticker) {
		this.worker = worker;
		this.ticker = ticker;
	}

	/**
	 * The worker goes on.
	 * @param next how long it takes at most until it shows itself again
	 */
	public void beat(Duration next) {
		this.last = Optional.of(new Beat(this.ticker.getAsLong(), next.plus(SLACK)));
	}

	/** The worker has nothing to do until it is started anew. */
	public void rest() {
		this.last = Optional.empty();
	}

	/** What a person should know of a worker that is late; empty when it is not. */
	public Optional<Message> late() {
		return this.last.filter((beat) -> this.ticker.since(beat.at()).compareTo(beat.limit()) > 0)
			.map((beat) -> FileMessage.LATE_WORKER.with(this.worker, this.ticker.since(beat.at()).toMinutes()));
	}

	private record Beat(long at, Duration limit) {

	}

}
