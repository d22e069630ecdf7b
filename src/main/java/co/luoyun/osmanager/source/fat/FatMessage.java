package co.luoyun.osmanager.source.fat;

import co.luoyun.osmanager.message.MessageKey;

/** What a person reads of a disk that does not hold what it should. */
public enum FatMessage implements MessageKey {

	NO_FAT("there is no FAT volume on it"),

	NO_FILE("there is no file {0} in its root directory"),

	OTHER_NAME("{0} in its root directory should be named {1}"),

	FOLDER("{0} in its root directory is a folder, not a file"),

	FILE_SIZE("{0} has {1} bytes, more than the {2} that a configuration may have"),

	ROOT_BROKEN("its root directory is broken: it goes on at cluster {0}"),

	TABLE_BROKEN("its allocation table goes from cluster {0} to cluster {1}, which does not exist"),

	TABLE_SHORT("its allocation table is too short for cluster {0}"),

	CHAIN_ENDS("the file''s chain of clusters ends at cluster {0}, before the file does"),

	CHAIN_BROKEN("the file goes on at cluster {0}, which does not exist"),

	CHAIN_LOOPS("the file''s chain of clusters comes back to cluster {0}"),

	DISK_ENDS("the disk ends after {0} bytes, before what it should hold");

	private final String english;

	FatMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
