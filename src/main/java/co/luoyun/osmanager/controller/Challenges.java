package co.luoyun.osmanager.controller;

import java.util.UUID;

/** The random data that one side asks the other to encrypt. */
public final class Challenges {

	/** Length of challenge and answer, in bytes. */
	public static final int LENGTH = 40;

	private Challenges() {
	}

	/**
	 * A new challenge: a random lower-case UUID from the system's secure source, padded
	 * with NUL.
	 */
	public static Bytes random() {
		return Bytes.ascii(UUID.randomUUID().toString()).paddedTo(LENGTH);
	}

}
