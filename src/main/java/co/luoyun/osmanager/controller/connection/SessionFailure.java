package co.luoyun.osmanager.controller.connection;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;

import co.luoyun.osmanager.controller.ConnectionFailedException;
import co.luoyun.osmanager.controller.ConnectionMessage;
import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.controller.protocol.Handshake;
import co.luoyun.osmanager.message.Message;

/** What the end of a session means, and what to do about it. */
final class SessionFailure {

	private SessionFailure() {
	}

	/** The controller let a step of the handshake pass without a word. */
	static ConnectionFailedException silence(Handshake.Step step, Duration limit) {
		Message hint = Message
			.of((step == Handshake.Step.PEER_PROVES_ITSELF) ? ConnectionMessage.TAG_UNKNOWN : ConnectionMessage.HANGS);
		return new ConnectionFailedException(FailureKind.NO_ANSWER,
				Message.of(ConnectionMessage.NO_ANSWER, step.awaited(), limit.toSeconds(), hint));
	}

	/**
	 * What to do when the controller closes the connection at a step of the handshake.
	 */
	static Message hint(Handshake.Step step, boolean encrypted) {
		if (step != Handshake.Step.PEER_PROVES_ITSELF) {
			return Message.of(ConnectionMessage.LOOK);
		}
		return Message.of(encrypted ? ConnectionMessage.LOOK_PROXY : ConnectionMessage.LOOK_OR_PROXY);
	}

	/** What ended a registered session. */
	static FailureKind kind(IOException ex) {
		return timedOut(ex) ? FailureKind.HALF_OPEN : FailureKind.LOST;
	}

	/** The same in words. */
	static Message words(IOException ex) {
		String reason = String.valueOf(ex.getMessage());
		if (timedOut(ex)) {
			return Message.of(ConnectionMessage.MACHINE, reason);
		}
		return (ex instanceof EOFException) ? Message.of(ConnectionMessage.LOST)
				: Message.of(ConnectionMessage.LOST_BY, reason);
	}

	// The kernel's keepalive has given the connection up.
	private static boolean timedOut(IOException ex) {
		return String.valueOf(ex.getMessage()).contains("timed out");
	}

}
