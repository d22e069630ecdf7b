package co.luoyun.osmanager.controller.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * An immutable run of bytes. Comparing two of one length takes the same time wherever
 * they differ, and {@link #toString()} tells the length alone, as they may be part of an
 * authentication.
 */
public final class Bytes {

	private final byte[] content;

	private Bytes(byte[] content) {
		this.content = content;
	}

	/** A copy of an array. */
	public static Bytes of(byte... content) {
		return new Bytes(content.clone());
	}

	/** The bytes of an ASCII text. */
	public static Bytes ascii(String text) {
		return new Bytes(text.getBytes(StandardCharsets.US_ASCII));
	}

	/** The content as an array of its own. */
	public byte[] toArray() {
		return this.content.clone();
	}

	/** Number of bytes. */
	public int length() {
		return this.content.length;
	}

	/**
	 * The same bytes, followed by NUL up to a length.
	 * @param length at least {@link #length()}
	 */
	public Bytes paddedTo(int length) {
		if (length < this.content.length) {
			throw new IllegalArgumentException(this.content.length + " bytes do not fit into " + length);
		}
		return new Bytes(Arrays.copyOf(this.content, length));
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Bytes bytes && MessageDigest.isEqual(this.content, bytes.content);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.content);
	}

	@Override
	public String toString() {
		return this.content.length + " bytes";
	}

}
