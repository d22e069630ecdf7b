package co.luoyun.osmanager.webssh;

import java.util.Optional;

/** Looks at whether a server answers, from its start on. */
final class ServerWatch {

	private static final int SILENCES = 2;

	private final TerminalPort port;

	private final WebSshProperties properties;

	private final long started = System.nanoTime();

	private boolean answered;

	private int silences;

	ServerWatch(TerminalPort port, WebSshProperties properties) {
		this.port = port;
		this.properties = properties;
	}

	/** Whether it answered at the newest look. */
	boolean isAnswering() {
		return this.answered && this.silences == 0;
	}

	/**
	 * Looks.
	 * @return what is wrong with it, when it has to be replaced
	 */
	Optional<String> look() {
		if (this.port.answers(this.properties.answerTimeout())) {
			this.answered = true;
			this.silences = 0;
			return Optional.empty();
		}
		this.silences++;
		boolean late = System.nanoTime() - this.started > this.properties.startTimeout().toNanos();
		boolean hung = this.answered ? this.silences >= SILENCES : late;
		return hung ? Optional.of("does not answer") : Optional.empty();
	}

}
