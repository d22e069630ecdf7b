package co.luoyun.osmanager.source.iso;

import co.luoyun.osmanager.message.MessageKey;

/** What a person reads of a CD that does not hold what it should. */
public enum IsoMessage implements MessageKey {

	NO_ISO("there is no ISO 9660 volume on it"),

	NO_FILE("there is no file {0} in its root directory"),

	FILE_SIZE("{0} has {1} bytes, more than the {2} that a configuration may have"),

	BROKEN("its root directory is broken"),

	DISK_ENDS("the disk ends after {0} bytes, before what it should hold");

	private final String english;

	IsoMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
