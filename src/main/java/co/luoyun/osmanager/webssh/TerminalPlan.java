package co.luoyun.osmanager.webssh;

import co.luoyun.osmanager.process.Command;

/** What should be running, as the configuration and this machine's programs say. */
sealed interface TerminalPlan {

	/**
	 * Nothing.
	 *
	 * @param why the reason
	 */
	record Nothing(TerminalState why) implements TerminalPlan {

	}

	/**
	 * A terminal server.
	 *
	 * @param command its command
	 * @param port the port that it listens on
	 * @param exposure who can reach it
	 */
	record Launch(Command command, int port, Exposure exposure) implements TerminalPlan {

	}

}
