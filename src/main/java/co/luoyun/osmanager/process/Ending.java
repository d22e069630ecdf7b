package co.luoyun.osmanager.process;

import java.time.Duration;

import co.luoyun.osmanager.message.Message;

/** How a command ended. */
public sealed interface Ending {

	/** How, for a person. */
	default Message message() {
		return switch (this) {
			case Exited(int code) -> ProcessMessage.EXITED.with(code);
			case TimedOut(Duration limit) -> ProcessMessage.TIMED_OUT.with(limit.toMillis() / 1000.0);
			case NotStarted(Message reason) -> ProcessMessage.NOT_STARTED.with(reason);
			case Planned(Message reason) -> ProcessMessage.PLANNED.with(reason);
		};
	}

	/**
	 * It ran and ended by itself, or by a signal.
	 *
	 * @param code the exit code; 128 plus the signal's number for a signal
	 */
	record Exited(int code) implements Ending {

		@Override
		public String toString() {
			return message().toString();
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
			return message().toString();
		}

	}

	/**
	 * It could not be started.
	 *
	 * @param reason why
	 */
	record NotStarted(Message reason) implements Ending {

		@Override
		public String toString() {
			return message().toString();
		}

	}

	/**
	 * The policy kept it from running.
	 *
	 * @param reason the policy's reason
	 */
	record Planned(Message reason) implements Ending {

		@Override
		public String toString() {
			return message().toString();
		}

	}

}
