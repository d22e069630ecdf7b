package co.luoyun.osmanager.instance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A value that must never reach a log, a page or an error message: its
 * {@link #toString()} hides it, and comparing takes the same time however much is right.
 */
public final class Secret {

	private final String value;

	public Secret(String value) {
		this.value = value;
	}

	/** The value itself, for the one place that needs it. */
	public String reveal() {
		return this.value;
	}

	/**
	 * Compares in constant time.
	 * @param candidate what somebody claims the value to be
	 */
	public boolean matches(String candidate) {
		return MessageDigest.isEqual(this.value.getBytes(StandardCharsets.UTF_8),
				candidate.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Secret secret && matches(secret.value);
	}

	@Override
	public int hashCode() {
		return this.value.hashCode();
	}

	@Override
	public String toString() {
		return "******";
	}

}
