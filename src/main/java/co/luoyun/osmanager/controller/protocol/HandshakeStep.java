package co.luoyun.osmanager.controller.protocol;

import co.luoyun.osmanager.message.Message;

/** Where a handshake is; each step has a deadline of its own. */
public enum HandshakeStep {

	/** Waiting for our challenge in the clear. */
	PEER_PROVES_ITSELF(ProtocolMessage.WAIT_ANSWER),

	/** Waiting for the peer's challenge. */
	PEER_CHALLENGES_US(ProtocolMessage.WAIT_CHALLENGE),

	/** Waiting for the answer to our register request. */
	PEER_REGISTERS_US(ProtocolMessage.WAIT_REGISTRATION),

	/** Registered. */
	DONE(ProtocolMessage.WAIT_NOTHING);

	private final ProtocolMessage awaited;

	HandshakeStep(ProtocolMessage awaited) {
		this.awaited = awaited;
	}

	/** What is waited for, in words. */
	public Message awaited() {
		return this.awaited.with();
	}

}
