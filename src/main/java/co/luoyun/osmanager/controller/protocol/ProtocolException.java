package co.luoyun.osmanager.controller.protocol;

import java.io.IOException;

import co.luoyun.osmanager.message.Message;

/**
 * The peer broke the protocol: the connection, or the datagram, is to be dropped. The
 * message says in which way, and holds nothing of the content.
 */
public class ProtocolException extends IOException {

	private static final long serialVersionUID = 1L;

	private final transient Message words;

	ProtocolException(Message message) {
		super(message.toString());
		this.words = message;
	}

	/** The message. */
	public Message words() {
		return this.words;
	}

}
