package co.luoyun.osmanager.source;

import co.luoyun.osmanager.message.MessageKey;

/** What a person reads of the sources of the configuration. */
public enum SourceMessage implements MessageKey {

	FLOPPY("floppy disk {0}"),

	DISK("disk or CD labelled {0}"),

	NO_LABEL("there is none among {0} disks"),

	FIRMWARE("QEMU firmware configuration"),

	EXISTING("existing luoyun.conf"),

	READ("{0} bytes, {1}"),

	NONE("no source has a configuration; attach a floppy disk with {0} and reload"),

	UNUSABLE("the configuration of {0} cannot be used; correct it and reload"),

	PARTLY("{0} (only what is right in it)"),

	EARLIER("an earlier look at the {0}"),

	LATE("the drive does not answer in time; it is given up"),

	INTERRUPTED("reading it was interrupted"),

	FAILED("reading it failed: {0}"),

	NO_CONTROLLER("there is no such device, and the machine has no floppy controller"),

	NO_DRIVE("there is no such device, and the floppy driver finds no drive"),

	IN_VAIN("there is no such device; it was waited for in vain"),

	SANDBOX("there is no such device, and a sandbox loads no driver for it"),

	NO_DRIVER("there is no such device, and its driver cannot be loaded: {0}"),

	MODPROBE("modprobe says nothing");

	private final String english;

	SourceMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
