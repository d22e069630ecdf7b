package co.luoyun.osmanager.controller.connection;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;

import co.luoyun.osmanager.controller.ConnectionFailedException;
import co.luoyun.osmanager.controller.ConnectionMessage;
import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.controller.protocol.HandshakeStep;
import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.message.Message;

/** What the end of a session means, and what to do about it. */
final class SessionFailure {

	private SessionFailure() {
	}

	/** The controller let a step of the handshake pass without a word. */
	static ConnectionFailedException silence(HandshakeStep step, Duration limit) {
		Message hint = ((step == HandshakeStep.PEER_PROVES_ITSELF) ? ConnectionMessage.TAG_UNKNOWN
				: ConnectionMessage.HANGS)
			.with();
		return new ConnectionFailedException(FailureKind.NO_ANSWER,
				ConnectionMessage.NO_ANSWER.with(step.awaited(), limit.toSeconds(), hint));
	}

	/**
	 * What to do when the controller closes the connection at a step of the handshake.
	 */
	static Message hint(HandshakeStep step, boolean encrypted) {
		if (step != HandshakeStep.PEER_PROVES_ITSELF) {
			return ConnectionMessage.LOOK.with();
		}
		return (encrypted ? ConnectionMessage.LOOK_PROXY : ConnectionMessage.LOOK_OR_PROXY).with();
	}

	/** What ended a registered session. */
	static FailureKind kind(IOException ex) {
		return timedOut(ex) ? FailureKind.HALF_OPEN : FailureKind.LOST;
	}

	/** The same in words. */
	static Message words(IOException ex) {
		Message reason = Failure.inWords(ex);
		if (timedOut(ex)) {
			return ConnectionMessage.MACHINE.with(reason);
		}
		return (ex instanceof EOFException) ? ConnectionMessage.LOST.with() : ConnectionMessage.LOST_BY.with(reason);
	}

	// The kernel's keepalive has given the connection up.
	private static boolean timedOut(IOException ex) {
		return String.valueOf(ex.getMessage()).contains("timed out");
	}

}
