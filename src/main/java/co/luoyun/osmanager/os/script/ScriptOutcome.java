package co.luoyun.osmanager.os.script;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.Ending;

/**
 * What came of the application's config script.
 *
 * @param state what came of it
 * @param exitCode its exit code, when it ended by itself
 * @param detail in one line
 * @param at when it was done
 * @param took how long it ran
 */
public record ScriptOutcome(State state, OptionalInt exitCode, Message detail, Instant at, Duration took) {

	/** What came of a config script. */
	public enum State {

		/** It exited with 0. */
		SUCCEEDED,

		/** It exited with another code, or could not be started. */
		FAILED,

		/** It was killed, with all that it started, as it took too long. */
		TIMED_OUT,

		/** It was not begun again, as OS Manager was ended too often while it ran. */
		CUT_SHORT,

		/** It would run on the instance itself: the root is an image's. */
		PLANNED,

		/** There is none, or it is switched off. */
		SKIPPED;

		static State of(Ending ending) {
			return switch (ending) {
				case Ending.Exited(int code) when code == 0 -> SUCCEEDED;
				case Ending.Exited _, Ending.NotStarted _ -> FAILED;
				case Ending.TimedOut _ -> TIMED_OUT;
				case Ending.Planned _ -> SKIPPED;
			};
		}

	}

	/** Whether it was to run and did not succeed. */
	public boolean failed() {
		return this.state == State.FAILED || this.state == State.TIMED_OUT || this.state == State.CUT_SHORT;
	}

	@Override
	public String toString() {
		String after = " after " + this.took.toMillis() + " ms";
		String result = switch (this.state) {
			case SUCCEEDED -> "succeeded" + after;
			case FAILED -> "failed" + after;
			case TIMED_OUT -> "was killed" + after;
			case CUT_SHORT -> "was not begun again";
			case PLANNED -> "planned";
			case SKIPPED -> "was not run";
		};
		return "config script " + result + ": " + this.detail;
	}

}
