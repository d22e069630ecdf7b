package co.luoyun.osmanager.webssh;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import co.luoyun.osmanager.process.PortHolder;

/** What the terminal server is doing. */
public sealed interface TerminalState {

	/**
	 * The state in a sentence for a person, with what to do about it if it is a fault.
	 */
	String explanation();

	/** Whether somebody must act before there is a terminal again. */
	default boolean fault() {
		return false;
	}

	/** OS Manager has not started it yet, or has stopped it. */
	record Stopped() implements TerminalState {

		@Override
		public String explanation() {
			return "The web terminal is stopped";
		}

	}

	/**
	 * It was started and has not answered yet.
	 *
	 * @param port the port
	 */
	record Starting(int port) implements TerminalState {

		@Override
		public String explanation() {
			return "The web terminal is starting on port " + this.port;
		}

	}

	/**
	 * It answers.
	 *
	 * @param port its port
	 * @param exposure who can reach it
	 * @param pid its process
	 * @param since when it first answered
	 */
	record Running(int port, Exposure exposure, long pid, Instant since) implements TerminalState {

		@Override
		public String explanation() {
			return (this.exposure == Exposure.DIRECT) ? "The web terminal runs on port " + this.port
					: "The web terminal runs for the owner's session at /webssh/ (port " + this.port + " on loopback)";
		}

	}

	/** The configuration says {@code webssh.status} {@code disable}. */
	record DisabledByOwner() implements TerminalState {

		@Override
		public String explanation() {
			return "The web terminal is disabled in this instance's configuration (webssh.status)";
		}

	}

	/**
	 * There is no terminal server on this instance.
	 *
	 * @param program where the builder's copy would be
	 */
	record NotInstalled(Path program) implements TerminalState {

		@Override
		public String explanation() {
			return "No web terminal is installed: there is neither " + this.program
					+ " nor shellinaboxd in PATH. Install the package shellinabox to have one";
		}

	}

	/**
	 * Something else listens on its port.
	 *
	 * @param port the port
	 * @param holder what it is, as far as it can be seen
	 */
	record PortInUse(int port, String holder) implements TerminalState {

		static PortInUse now(int port) {
			return new PortInUse(port, PortHolder.of(port).map(PortHolder::toString).orElse("another program"));
		}

		@Override
		public String explanation() {
			return "Port " + this.port + " for the web terminal is taken by " + this.holder
					+ ": end that, or name another "
					+ "port (webssh.port in the cloud, or osmanager.webssh.port). It is tried again and again";
		}

		@Override
		public boolean fault() {
			return true;
		}

	}

	/**
	 * The program cannot be started.
	 *
	 * @param reason why, in the system's words
	 */
	record NotStartable(String reason) implements TerminalState {

		@Override
		public String explanation() {
			return "The web terminal cannot be started: " + this.reason
					+ ". Install one that fits; it is tried again and again";
		}

		@Override
		public boolean fault() {
			return true;
		}

	}

	/**
	 * It failed, and is started again after a pause.
	 *
	 * @param reason what happened
	 * @param pause how long until then
	 */
	record Restarting(String reason, Duration pause) implements TerminalState {

		@Override
		public String explanation() {
			return "The web terminal " + this.reason + ", and is started again in " + this.pause.toMillis() / 1000.0
					+ " s";
		}

	}

	/**
	 * It failed too often, and is tried ever more slowly.
	 *
	 * @param reason what happened last
	 * @param pause how long until the next try
	 */
	record Failing(String reason, Duration pause) implements TerminalState {

		@Override
		public String explanation() {
			return "The web terminal fails again and again; at last it " + this.reason + ". It is tried again in "
					+ this.pause.toMinutes() + " min. See the log for its own words, mend it, and reload (osmanager"
					+ " reload) to have it at once";
		}

		@Override
		public boolean fault() {
			return true;
		}

	}

}
