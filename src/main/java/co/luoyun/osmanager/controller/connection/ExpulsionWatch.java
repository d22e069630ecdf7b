package co.luoyun.osmanager.controller.connection;

import java.time.Duration;

import co.luoyun.osmanager.controller.ConnectionFailedException;
import co.luoyun.osmanager.controller.ConnectionMessage;
import co.luoyun.osmanager.controller.FailureKind;

/**
 * Recognises an instance that is thrown out soon after it registered, again and again: a
 * controller keeps one connection per tag, so two agents with one tag throw each other
 * out for ever.
 */
final class ExpulsionWatch {

	private static final int SUSPICIOUS = 3;

	private final Duration soon;

	private final int tag;

	private int expulsions;

	ExpulsionWatch(Duration soon, int tag) {
		this.soon = soon;
		this.tag = tag;
	}

	/**
	 * What the end of a registered connection means.
	 * @param held how long it was registered
	 */
	ConnectionFailedException judge(ConnectionFailedException end, Duration held) {
		if (end.kind() != FailureKind.LOST || held.compareTo(this.soon) > 0) {
			this.expulsions = 0;
			return end;
		}
		if (++this.expulsions < SUSPICIOUS) {
			return end;
		}
		return new ConnectionFailedException(FailureKind.THROWN_OUT, ConnectionMessage.THROWN_OUT.with(this.tag));
	}

}
