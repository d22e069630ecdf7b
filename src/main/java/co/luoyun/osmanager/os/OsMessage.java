package co.luoyun.osmanager.os;

import co.luoyun.osmanager.message.MessageKey;

/** What a person reads of the settings of the operating system. */
public enum OsMessage implements MessageKey {

	WAITING("not configured yet"),

	SWITCHED_OFF("switched off by osmanager.os.{0}.enabled"),

	NOT_GIVEN("no {0} in the configuration"),

	NOT_IN_FORCE("no longer in force: {0}"),

	UNDONE("the former settings are back"),

	HALF_UNDONE("the former settings could not all be put back"),

	NO_FILE("is not a file"),

	TOO_LARGE("is larger than 1 MiB, and left alone"),

	LOCKED("locked for {0} s by {1}; try again when it has ended"),

	BY_ANOTHER_RUN("another run of OS Manager"),

	UNCHANGED("{0} unchanged"),

	CHANGED("{0} changed"),

	PLANNED("{0} planned"),

	SKIPPED("{0} skipped"),

	FAILED("{0} failed");

	private final String english;

	OsMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
