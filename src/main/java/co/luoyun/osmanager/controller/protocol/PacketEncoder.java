package co.luoyun.osmanager.controller.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Packets to bytes: {@code int32 type}, {@code int32 length} of the payload, payload; all
 * little-endian.
 */
public final class PacketEncoder {

	private PacketEncoder() {
	}

	/**
	 * Packets as they go over the wire, one after the other.
	 * @throws IllegalArgumentException when a packet is larger than the protocol allows
	 */
	public static byte[] encode(List<? extends Packet> packets) {
		List<byte[]> encoded = packets.stream().map(PacketEncoder::encode).toList();
		ByteBuffer bytes = ByteBuffer.allocate(encoded.stream().mapToInt((each) -> each.length).sum());
		encoded.forEach(bytes::put);
		return bytes.array();
	}

	/**
	 * One packet as it goes over the wire.
	 * @throws IllegalArgumentException when it is larger than the protocol allows
	 */
	public static byte[] encode(Packet packet) {
		byte[] payload = payload(packet);
		if (payload.length > PacketDecoder.LONGEST_PAYLOAD) {
			throw new IllegalArgumentException("A payload of " + payload.length + " bytes is longer than the allowed "
					+ PacketDecoder.LONGEST_PAYLOAD);
		}
		return littleEndian(PacketDecoder.HEADER + payload.length).putInt(packet.type())
			.putInt(payload.length)
			.put(payload)
			.array();
	}

	private static byte[] payload(Packet packet) {
		return switch (packet) {
			case Packet.JoinRequest(String address, int port) -> ascii("join " + address + " " + port);
			case Packet.EchoRequest(Bytes data) -> data.toArray();
			case Packet.EchoReply(Bytes data) -> data.toArray();
			case Packet.QueryRequest(int jobId) -> number(jobId);
			case Packet.QueryReply(int jobId, int tag, int status, String address) ->
				ascii(jobId + " " + tag + " " + status + " " + address);
			case Packet.RegisterRequest(int tag, int state, String address) -> ascii(tag + " " + state + " " + address);
			case Packet.RegisterReply(int result) -> number(result);
			case Packet.Report(int status) -> number(status);
			case Packet.AuthRequest(int tag, Bytes challenge) -> tagged(tag, challenge);
			case Packet.AuthReply(int tag, Bytes answer) -> tagged(tag, answer);
			case Packet.Unknown(int _, Bytes payload) -> payload.toArray();
		};
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static byte[] number(int value) {
		return littleEndian(Integer.BYTES).putInt(value).array();
	}

	private static byte[] tagged(int tag, Bytes data) {
		return littleEndian(Integer.BYTES + data.length()).putInt(tag).put(data.toArray()).array();
	}

	private static ByteBuffer littleEndian(int length) {
		return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
	}

}
