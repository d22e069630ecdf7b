package co.luoyun.osmanager.controller.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

import co.luoyun.osmanager.controller.ConnectionFailedException;
import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.controller.protocol.Bytes;
import co.luoyun.osmanager.controller.protocol.Handshake;
import co.luoyun.osmanager.controller.protocol.HandshakeStep;
import co.luoyun.osmanager.controller.protocol.HandshakeException;
import co.luoyun.osmanager.controller.protocol.Identity;
import co.luoyun.osmanager.controller.protocol.Packet;
import co.luoyun.osmanager.controller.protocol.PacketDecoder;
import co.luoyun.osmanager.controller.protocol.PacketEncoder;
import co.luoyun.osmanager.controller.protocol.ProtocolException;
import co.luoyun.osmanager.status.ApplicationStatus;

/**
 * The agent's side of one connection, from its first to its last byte: bytes in, bytes
 * out, no sockets and no clock. Not safe for use by several threads.
 */
final class Session {

	private final PacketDecoder decoder = new PacketDecoder();

	private final Identity identity;

	private final String localAddress;

	private final Supplier<ApplicationStatus> status;

	private final IntConsumer skipped;

	private final Handshake handshake;

	/**
	 * A session before its first byte.
	 * @param skipped told the type of each packet that is not known here
	 */
	Session(Identity identity, String localAddress, Bytes challenge, Supplier<ApplicationStatus> status,
			IntConsumer skipped) {
		this.identity = identity;
		this.localAddress = localAddress;
		this.status = status;
		this.skipped = skipped;
		this.handshake = new Handshake(identity, localAddress, challenge);
	}

	/** What to send first. */
	byte[] open() {
		return PacketEncoder.encode(this.handshake.opening());
	}

	HandshakeStep step() {
		return this.handshake.step();
	}

	boolean registered() {
		return this.handshake.step() == HandshakeStep.DONE;
	}

	/**
	 * Takes bytes that arrived.
	 * @param bytes holds them, from index 0
	 * @param length their number
	 * @return what to send in return
	 * @throws ConnectionFailedException when the connection has to be dropped
	 */
	byte[] receive(byte[] bytes, int length) throws ConnectionFailedException {
		this.decoder.add(bytes, length);
		List<Packet> replies = new ArrayList<>();
		try {
			for (Optional<Packet> packet = this.decoder.next(); packet.isPresent(); packet = this.decoder.next()) {
				replies.addAll(receive(packet.get()));
			}
		}
		catch (HandshakeException ex) {
			throw new ConnectionFailedException(FailureKind.of(ex.reason()), ex.words(), ex);
		}
		catch (ProtocolException ex) {
			throw new ConnectionFailedException(FailureKind.PROTOCOL_ERROR, ex.words(), ex);
		}
		return PacketEncoder.encode(replies);
	}

	private List<Packet> receive(Packet packet) throws HandshakeException {
		return switch (packet) {
			case Packet.EchoRequest(Bytes data) when registered() -> List.of(new Packet.EchoReply(data));
			case Packet.QueryRequest(int jobId) when registered() -> List.of(queryReply(jobId));
			case Packet.EchoRequest _, Packet.EchoReply _, Packet.QueryRequest _ -> List.of();
			case Packet.Unknown unknown -> skip(unknown);
			default -> this.handshake.receive(packet);
		};
	}

	private List<Packet> skip(Packet.Unknown unknown) {
		this.skipped.accept(unknown.type());
		return List.of();
	}

	private Packet queryReply(int jobId) {
		int answer = this.status.get().serving() ? Packet.QueryReply.SERVING : Packet.QueryReply.RUNNING;
		return new Packet.QueryReply(jobId, this.identity.tag(), answer, this.localAddress);
	}

}
