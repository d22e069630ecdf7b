package co.luoyun.osmanager.controller;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * There is no connection, or no longer. The message is for a person: what was being done,
 * what happened, and what to do; it holds no secret.
 */
final class ConnectionFailedException extends IOException {

	private static final long serialVersionUID = 1L;

	private final FailureKind kind;

	private final String words;

	ConnectionFailedException(FailureKind kind, String message) {
		this(kind, message, null);
	}

	ConnectionFailedException(FailureKind kind, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.kind = kind;
		this.words = message;
	}

	FailureKind kind() {
		return this.kind;
	}

	/** The same, telling also of another failure that came just before it. */
	ConnectionFailedException after(@Nullable ConnectionFailedException earlier) {
		return (earlier == null) ? this
				: new ConnectionFailedException(earlier.kind, earlier.words + "; then " + this.words, this);
	}

	/** The message. */
	String words() {
		return this.words;
	}

}
