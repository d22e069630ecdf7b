package co.luoyun.osmanager.controller.protocol;

import java.util.List;

/**
 * The agent's side of authentication and registration: packets in, packets out, no
 * sockets and no clock. Strict: a packet that is out of place ends it, and nothing that
 * depends on the key is said before the peer has proved that it knows the key.
 */
public final class Handshake {

	private final Identity identity;

	private final String localAddress;

	private final Bytes challenge;

	private final Bytes encryptedChallenge;

	private HandshakeStep step = HandshakeStep.PEER_PROVES_ITSELF;

	/**
	 * A handshake to be begun.
	 * @param identity who we are
	 * @param localAddress our IP address as the controller sees it
	 * @param challenge what the peer has to decrypt; never used before
	 */
	public Handshake(Identity identity, String localAddress, Bytes challenge) {
		this.identity = identity;
		this.localAddress = localAddress;
		this.challenge = challenge;
		this.encryptedChallenge = identity.key().apply(challenge);
	}

	/** What to send first. */
	public Packet opening() {
		return new Packet.AuthRequest(this.identity.tag(), this.encryptedChallenge);
	}

	/** Where it is. */
	public HandshakeStep step() {
		return this.step;
	}

	/**
	 * Takes a packet of the handshake.
	 * @return what to send in return
	 * @throws HandshakeException when the connection has to be dropped
	 */
	public List<Packet> receive(Packet packet) throws HandshakeException {
		return switch (packet) {
			case Packet.AuthReply reply when this.step == HandshakeStep.PEER_PROVES_ITSELF -> verify(reply);
			case Packet.AuthRequest request when this.step == HandshakeStep.PEER_CHALLENGES_US -> answer(request);
			case Packet.RegisterReply reply when this.step == HandshakeStep.PEER_REGISTERS_US -> complete(reply);
			case Packet.AuthRequest request when isReflection(request) -> throw reflection();
			default -> throw new HandshakeException(HandshakeException.Reason.PROTOCOL_ERROR,
					ProtocolMessage.PACKET_TYPE.with(packet.type(), this.step.awaited()));
		};
	}

	private List<Packet> verify(Packet.AuthReply reply) throws HandshakeException {
		if (reply.tag() != this.identity.tag()) {
			throw new HandshakeException(HandshakeException.Reason.PROTOCOL_ERROR,
					ProtocolMessage.ANSWER_FOR.with(reply.tag(), this.identity.tag()));
		}
		if (reply.answer().equals(this.encryptedChallenge)) {
			throw reflection();
		}
		if (!reply.answer().equals(this.challenge)) {
			throw new HandshakeException(HandshakeException.Reason.WRONG_KEY,
					ProtocolMessage.WRONG_KEY.with(this.identity.tag()));
		}
		this.step = HandshakeStep.PEER_CHALLENGES_US;
		return List.of();
	}

	private List<Packet> answer(Packet.AuthRequest request) throws HandshakeException {
		if (isReflection(request)) {
			throw reflection();
		}
		if (request.tag() != this.identity.tag()) {
			throw new HandshakeException(HandshakeException.Reason.PROTOCOL_ERROR,
					ProtocolMessage.CHALLENGE_FOR.with(request.tag(), this.identity.tag()));
		}
		this.step = HandshakeStep.PEER_REGISTERS_US;
		return List.of(new Packet.AuthReply(this.identity.tag(), this.identity.key().apply(request.challenge())),
				new Packet.RegisterRequest(this.identity.tag(), Packet.UNREGISTERED, this.localAddress));
	}

	private List<Packet> complete(Packet.RegisterReply reply) throws HandshakeException {
		if (reply.result() == Packet.REFUSED) {
			throw new HandshakeException(HandshakeException.Reason.REFUSED,
					ProtocolMessage.REFUSED.with(this.identity.tag()));
		}
		if (reply.result() != Packet.REGISTERED) {
			throw new HandshakeException(HandshakeException.Reason.PROTOCOL_ERROR,
					ProtocolMessage.ODD_ANSWER.with(reply.result(), Packet.REGISTERED, Packet.REFUSED));
		}
		this.step = HandshakeStep.DONE;
		return List.of();
	}

	// Both are compared always, so that the time tells nothing.
	private boolean isReflection(Packet.AuthRequest request) {
		boolean clear = request.challenge().equals(this.challenge);
		boolean encrypted = request.challenge().equals(this.encryptedChallenge);
		return clear || encrypted;
	}

	private static HandshakeException reflection() {
		return new HandshakeException(HandshakeException.Reason.REFLECTION, ProtocolMessage.REFLECTION.with());
	}

}
