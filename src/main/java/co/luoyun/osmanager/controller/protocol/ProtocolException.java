package co.luoyun.osmanager.controller.protocol;

import java.io.IOException;

/**
 * The peer broke the protocol: the connection, or the datagram, is to be dropped. The
 * message says in which way, and holds nothing of the content.
 */
public class ProtocolException extends IOException {

	private static final long serialVersionUID = 1L;

	ProtocolException(String message) {
		super(message);
	}

}
