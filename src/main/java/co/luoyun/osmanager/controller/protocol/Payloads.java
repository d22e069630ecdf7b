package co.luoyun.osmanager.controller.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The payload of one whole packet to what it means. */
final class Payloads {

	private static final int LONGEST_TEXT = 256;

	private Payloads() {
	}

	static Packet decode(int type, byte[] payload) throws ProtocolException {
		return switch (type) {
			case 101 -> join(payload);
			case 901 -> new Packet.EchoRequest(Bytes.of(payload));
			case 902 -> new Packet.EchoReply(Bytes.of(payload));
			case 20033 -> new Packet.QueryRequest(number(type, payload));
			case 20034 -> queryReply(payload);
			case 40001 -> registerRequest(payload);
			case 40002 -> new Packet.RegisterReply(number(type, payload));
			case 40003 -> new Packet.Report(number(type, payload));
			case 40011 -> new Packet.AuthRequest(tag(type, payload), data(payload));
			case 40012 -> new Packet.AuthReply(tag(type, payload), data(payload));
			default -> new Packet.Unknown(type, Bytes.of(payload));
		};
	}

	private static Packet join(byte[] payload) throws ProtocolException {
		String[] words = words(101, payload, 3);
		if (!"join".equals(words[0])) {
			throw malformed(101);
		}
		int port = number(101, words[2]);
		if (!Ipv4.isUnicast(words[1]) || port < 1 || port > 65535) {
			throw malformed(101);
		}
		return new Packet.JoinRequest(words[1], port);
	}

	private static Packet queryReply(byte[] payload) throws ProtocolException {
		String[] words = words(20034, payload, 4);
		return new Packet.QueryReply(number(20034, words[0]), number(20034, words[1]), number(20034, words[2]),
				words[3]);
	}

	private static Packet registerRequest(byte[] payload) throws ProtocolException {
		String[] words = words(40001, payload, 3);
		return new Packet.RegisterRequest(number(40001, words[0]), number(40001, words[1]), words[2]);
	}

	private static int number(int type, byte[] payload) throws ProtocolException {
		if (payload.length != Integer.BYTES) {
			throw malformed(type);
		}
		return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt();
	}

	private static int tag(int type, byte[] payload) throws ProtocolException {
		if (payload.length != Integer.BYTES + Challenges.LENGTH) {
			throw malformed(type);
		}
		return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt();
	}

	private static Bytes data(byte[] payload) {
		byte[] data = new byte[Challenges.LENGTH];
		System.arraycopy(payload, Integer.BYTES, data, 0, data.length);
		return Bytes.of(data);
	}

	private static String[] words(int type, byte[] payload, int count) throws ProtocolException {
		if (payload.length > LONGEST_TEXT) {
			throw malformed(type);
		}
		for (byte each : payload) {
			if (each < ' ' || each > '~') {
				throw malformed(type);
			}
		}
		String[] words = new String(payload, StandardCharsets.US_ASCII).split(" ", -1);
		if (words.length != count) {
			throw malformed(type);
		}
		return words;
	}

	private static int number(int type, String word) throws ProtocolException {
		try {
			return Integer.parseInt(word);
		}
		catch (NumberFormatException ex) {
			throw malformed(type);
		}
	}

	private static ProtocolException malformed(int type) {
		return new ProtocolException(ProtocolMessage.CONTENT.with(type));
	}

}
