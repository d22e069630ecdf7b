package co.luoyun.osmanager.files;

import co.luoyun.osmanager.message.MessageKey;

/** What a person reads of a file that cannot be used. */
public enum FileMessage implements MessageKey {

	NOT_THERE("{0} does not exist"),

	DENIED("{0}: permission denied; run as root"),

	LINK("is a symbolic link, and is not followed; replace it by a file"),

	LINK_OUTSIDE("a symbolic link on the way leads out of the root {0}"),

	LATE_WORKER("the worker {0} has done nothing for {1} min: restart OS Manager"),

	MISSING("it does not exist"),

	FORBIDDEN("it may not be read; run as root"),

	UNREADABLE("it cannot be read ({0})"),

	NO_DISK("there is no disk in the drive"),

	DAMAGED("the disk cannot be read (input/output error); it may be damaged"),

	FOLDER("is a folder, not a file"),

	DEVICE("is a pipe or a device, not a file"),

	LARGE("has more than {0} bytes");

	private final String english;

	FileMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
