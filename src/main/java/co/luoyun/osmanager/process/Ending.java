package co.luoyun.osmanager.process;

import java.time.Duration;

/** How a command ended. */
public sealed interface Ending {

	/**
	 * It ran and ended by itself, or by a signal.
	 *
	 * @param code the exit code; 128 plus the signal's number for a signal
	 */
	record Exited(int code) implements Ending {

		@Override
		public String toString() {
			return "exit code " + this.code;
		}

	}

	/**
	 * It was killed, with its whole process group, as it took too long.
	 *
	 * @param limit the time limit
	 */
	record TimedOut(Duration limit) implements Ending {

		@Override
		public String toString() {
			return "killed after its time limit of " + this.limit.toMillis() / 1000.0 + " s";
		}

	}

	/**
	 * It could not be started.
	 *
	 * @param reason why, in the system's words
	 */
	record NotStarted(String reason) implements Ending {

		@Override
		public String toString() {
			return "could not be started: " + this.reason;
		}

	}

	/**
	 * The policy kept it from running.
	 *
	 * @param reason the policy's reason
	 */
	record Planned(String reason) implements Ending {

		@Override
		public String toString() {
			return "planned only: " + this.reason;
		}

	}

}
