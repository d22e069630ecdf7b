package co.luoyun.osmanager.containers;

/**
 * The file system of an image that is being built: a copy of the guest's own, in which
 * nothing runs.
 */
final class Image {

	/** Where it is in the guest. */
	static final String ROOT = "/image";

	private Image() {
	}

	static void make(Guest guest) {
		guest.run("mkdir " + ROOT + " && cd / && tar --one-file-system --exclude=." + ROOT + " --exclude=./tmp"
				+ " --exclude=./power-on -cf - . | tar -C " + ROOT + " -xf - && cd " + ROOT
				+ " && mkdir -m 1777 tmp && rm -f usr/sbin/policy-rc.d && mknod -m 666 dev/null c 1 3");
	}

}
