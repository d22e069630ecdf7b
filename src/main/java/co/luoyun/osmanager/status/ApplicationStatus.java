package co.luoyun.osmanager.status;

import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.Ending;

/**
 * How the application is, in the controller's numbers (OSM_REPORT).
 *
 * @param value 2000 to 2130
 */
public record ApplicationStatus(int value) {

	/** What the status program exits with when it cannot tell, as in the LSB. */
	static final int CANNOT_TELL = 4;

	/** The status program exited with 0. */
	public static final ApplicationStatus RUNNING = new ApplicationStatus(2000);

	/** There is no status program, or it could not be executed. */
	public static final ApplicationStatus UNKNOWN = new ApplicationStatus(2128);

	/** The application is stopped. */
	public static final ApplicationStatus STOPPED = new ApplicationStatus(2129);

	/** Killed by a signal, timed out, or an exit code over 127. */
	public static final ApplicationStatus FAILED = new ApplicationStatus(2130);

	public ApplicationStatus {
		if (value < 2000 || value > 2130) {
			throw new IllegalArgumentException("An application status is 2000 to 2130, not " + value);
		}
	}

	/** What the ending of the status program means. */
	public static ApplicationStatus of(Ending ending) {
		return switch (ending) {
			case Ending.Exited(int code) when code <= 127 -> new ApplicationStatus(2000 + code);
			case Ending.Exited _, Ending.TimedOut _ -> FAILED;
			case Ending.NotStarted _, Ending.Planned _ -> UNKNOWN;
		};
	}

	/** Whether the application is serving. */
	public boolean serving() {
		return equals(RUNNING);
	}

	/** The status in a word or two. */
	public Message message() {
		return switch (this.value) {
			case 2000 -> StatusMessage.SERVING.with();
			case 2128 -> StatusMessage.UNKNOWN.with();
			case 2129 -> StatusMessage.STOPPED.with();
			case 2130 -> StatusMessage.FAILED.with();
			default -> StatusMessage.EXITED.with(this.value - 2000);
		};
	}

	@Override
	public String toString() {
		return message().toString();
	}

}
