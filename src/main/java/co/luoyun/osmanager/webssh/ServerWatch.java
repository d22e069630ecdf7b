package co.luoyun.osmanager.webssh;

import java.time.Duration;
import java.util.Optional;

import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.message.Message;

/** Looks at whether a server answers, from its start on. */
final class ServerWatch {

	private static final int SILENCES = 2;

	private final TerminalPort port;

	private final long pid;

	private final WebSshProperties properties;

	private final Ticker ticker;

	private final long started;

	private boolean answered;

	private int silences;

	/**
	 * Begins with the start of a server.
	 * @param port where it is to answer
	 * @param pid its process
	 * @param properties how long it may take
	 * @param ticker measures that
	 */
	ServerWatch(TerminalPort port, long pid, WebSshProperties properties, Ticker ticker) {
		this.port = port;
		this.pid = pid;
		this.properties = properties;
		this.ticker = ticker;
		this.started = ticker.getAsLong();
	}

	/** How long ago the server was started. */
	Duration age() {
		return this.ticker.since(this.started);
	}

	/** Whether it answered at the newest look. */
	boolean isAnswering() {
		return this.answered && this.silences == 0;
	}

	/**
	 * Looks.
	 * @return what is wrong with it, when it has to be replaced
	 */
	Optional<Message> look() {
		if (this.port.answers(this.properties.answerTimeout())) {
			if (!this.port.isHeldBy(this.pid)) {
				return Optional.of(TerminalMessage.ELSEWHERE.with());
			}
			this.answered = true;
			this.silences = 0;
			return Optional.empty();
		}
		this.silences++;
		boolean late = age().compareTo(this.properties.startTimeout()) > 0;
		boolean hung = this.answered ? this.silences >= SILENCES : late;
		return hung ? Optional.of(TerminalMessage.SILENT.with()) : Optional.empty();
	}

}
