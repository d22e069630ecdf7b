package co.luoyun.osmanager.controller.protocol;

import java.io.IOException;

import co.luoyun.osmanager.message.Message;

/**
 * The handshake failed: the connection has to be dropped. The message is for a person,
 * and holds no secret.
 */
public final class HandshakeException extends IOException {

	private static final long serialVersionUID = 1L;

	private final transient Message words;

	private final Reason reason;

	HandshakeException(Reason reason, Message message) {
		super(message.toString());
		this.words = message;
		this.reason = reason;
	}

	/** The message. */
	public Message words() {
		return this.words;
	}

	/** What went wrong. */
	public Reason reason() {
		return this.reason;
	}

	/** What may go wrong. */
	public enum Reason {

		/** The peer does not know the key. */
		WRONG_KEY,

		/** The peer sent our own challenge back. */
		REFLECTION,

		/** The controller refused to register the instance. */
		REFUSED,

		/** The peer broke the protocol. */
		PROTOCOL_ERROR

	}

}
