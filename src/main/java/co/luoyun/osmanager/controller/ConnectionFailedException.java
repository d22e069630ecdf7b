package co.luoyun.osmanager.controller;

import java.io.IOException;

import co.luoyun.osmanager.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * There is no connection, or no longer. The message is for a person: what was being done,
 * what happened, and what to do; it holds no secret.
 */
public final class ConnectionFailedException extends IOException {

	private static final long serialVersionUID = 1L;

	private final FailureKind kind;

	private final transient Message words;

	public ConnectionFailedException(FailureKind kind, Message message) {
		this(kind, message, null);
	}

	public ConnectionFailedException(FailureKind kind, Message message, @Nullable Throwable cause) {
		super(message.toString(), cause);
		this.kind = kind;
		this.words = message;
	}

	public FailureKind kind() {
		return this.kind;
	}

	/** The same, telling also of another failure that came just before it. */
	public ConnectionFailedException after(@Nullable ConnectionFailedException earlier) {
		return (earlier == null) ? this : new ConnectionFailedException(earlier.kind,
				ConnectionMessage.THEN.with(earlier.words, this.words), this);
	}

	/** The message. */
	public Message words() {
		return this.words;
	}

}
