package co.luoyun.osmanager.controller;

import java.util.Locale;

import co.luoyun.osmanager.controller.protocol.HandshakeException;

/** Why there is no connection, and how eagerly the next try follows. */
public enum FailureKind {

	/** No TCP connection comes about. */
	UNREACHABLE(Eagerness.GROWING),

	/** Neither an address in luoyun.conf nor a join message. */
	NO_CONTROLLER_FOUND(Eagerness.GROWING),

	/** The controller let a step of the handshake pass without a word. */
	NO_ANSWER(Eagerness.SLOW),

	/** The connection was closed during the handshake. */
	CLOSED_EARLY(Eagerness.GROWING),

	/** The peer does not know the key. */
	WRONG_KEY(Eagerness.SLOW),

	/** The peer sent our own challenge back. */
	REFLECTION(Eagerness.SLOW),

	/** The controller refused to register the instance. */
	REFUSED(Eagerness.SLOW),

	/** The peer broke the protocol. */
	PROTOCOL_ERROR(Eagerness.SLOW),

	/** The proxy before the controller could not be trusted or does not speak TLS. */
	TLS_FAILED(Eagerness.SLOW),

	/** A registered connection was closed by the controller. */
	LOST(Eagerness.SPREAD),

	/** A registered connection was closed soon after registration, repeatedly. */
	THROWN_OUT(Eagerness.SLOW),

	/** A registered connection, and the peer no longer answers. */
	HALF_OPEN(Eagerness.SPREAD),

	/** This instance now reaches the controller from another address. */
	ADDRESS_CHANGED(Eagerness.AT_ONCE),

	/** A fault of this program. */
	INTERNAL_ERROR(Eagerness.SLOW);

	private final Eagerness eagerness;

	FailureKind(Eagerness eagerness) {
		this.eagerness = eagerness;
	}

	/** The kind of a failed handshake. */
	public static FailureKind of(HandshakeException.Reason reason) {
		return valueOf(reason.name());
	}

	public Eagerness eagerness() {
		return this.eagerness;
	}

	/** The kind as a label: {@code wrong_key}. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** How the wait before the next try is chosen. */
	public enum Eagerness {

		/** No wait. */
		AT_ONCE,

		/** Quick tries first, then longer and longer waits. */
		GROWING,

		/** All instances see this fault at once, so they spread themselves out. */
		SPREAD,

		/** Somebody has to change something first. */
		SLOW

	}

}
