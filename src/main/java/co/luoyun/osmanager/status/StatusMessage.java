package co.luoyun.osmanager.status;

import co.luoyun.osmanager.message.MessageKey;

/** What a person reads of the application's status. */
public enum StatusMessage implements MessageKey {

	NOT_RUN("the status program has not been run yet"),

	NO_PROGRAM("Put an executable {0} there that exits with 0 when the application is well."),

	BROKEN("Until the status program can be run, nothing tells how the application is: {0}"),

	CANNOT_TELL("The status program cannot tell how the application is; see what it wrote."),

	LOOK("See what the status program wrote, and the application''s own log."),

	SERVING("serving"),

	UNKNOWN("unknown"),

	STOPPED("stopped"),

	FAILED("failed"),

	EXITED("status program exited with {0}");

	private final String english;

	StatusMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
