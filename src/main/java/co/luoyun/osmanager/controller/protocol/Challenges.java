package co.luoyun.osmanager.controller.protocol;

import java.security.SecureRandom;

/** The random data that one side asks the other to encrypt. */
public final class Challenges {

	/** Length of challenge and answer, in bytes. */
	public static final int LENGTH = 40;

	private static final SecureRandom SOURCE = new SecureRandom();

	private Challenges() {
	}

	/**
	 * A new challenge: every byte uniformly random, from the system's secure source.
	 * Anything with a known format, as the UUIDs of earlier agents, would show the key
	 * stream to whoever receives a few of them encrypted, as the stream is the same each
	 * time.
	 */
	public static Bytes random() {
		byte[] bytes = new byte[LENGTH];
		SOURCE.nextBytes(bytes);
		return Bytes.of(bytes);
	}

}
