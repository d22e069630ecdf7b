package co.luoyun.osmanager.controller.protocol;

import java.nio.charset.StandardCharsets;

/**
 * The secret that an instance and its controller share, as a key of the RC4 (ARCFOUR)
 * stream cipher; every message starts a fresh key stream. The cipher is written out here
 * because the JDK counts it as legacy and lets an administrator switch it off. It is
 * weak: who hears one handshake can compute the key stream, and pass for either side.
 */
public final class SharedKey {

	private static final int STATES = 256;

	private final byte[] key;

	/**
	 * A key.
	 * @param key its ASCII bytes are the cipher's key; not empty
	 */
	public SharedKey(String key) {
		if (key.isEmpty()) {
			throw new IllegalArgumentException("A shared key has at least one character");
		}
		this.key = key.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Encrypts or decrypts one message.
	 * @param message any bytes
	 * @return as many bytes
	 */
	public Bytes apply(Bytes message) {
		int[] permutation = schedule();
		byte[] bytes = message.toArray();
		int i = 0;
		int j = 0;
		for (int n = 0; n < bytes.length; n++) {
			i = (i + 1) % STATES;
			j = (j + permutation[i]) % STATES;
			swap(permutation, i, j);
			bytes[n] ^= (byte) permutation[(permutation[i] + permutation[j]) % STATES];
		}
		return Bytes.of(bytes);
	}

	@Override
	public String toString() {
		return "******";
	}

	private int[] schedule() {
		int[] permutation = new int[STATES];
		for (int i = 0; i < STATES; i++) {
			permutation[i] = i;
		}
		int j = 0;
		for (int i = 0; i < STATES; i++) {
			j = (j + permutation[i] + (this.key[i % this.key.length] & 0xff)) % STATES;
			swap(permutation, i, j);
		}
		return permutation;
	}

	private static void swap(int[] permutation, int i, int j) {
		int old = permutation[i];
		permutation[i] = permutation[j];
		permutation[j] = old;
	}

}
