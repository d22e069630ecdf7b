package co.luoyun.osmanager.controller.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Bytes to packets, however the bytes were split or joined on their way. Holds at most
 * one packet's bytes that have really arrived, whatever length the peer announces.
 */
public final class PacketDecoder {

	/** Bytes of a packet before its payload. */
	public static final int HEADER = 8;

	/** A packet, header included, is smaller than 40 960 bytes. */
	public static final int LONGEST_PAYLOAD = 40_959 - HEADER;

	private byte[] buffer = new byte[256];

	private int start;

	private int end;

	/**
	 * Takes bytes that arrived. Ask for the packets in them with {@link #next()}, until
	 * there is none, before giving more.
	 * @param bytes holds them, from index 0
	 * @param length their number
	 */
	public void add(byte[] bytes, int length) {
		if (this.start > 0) {
			System.arraycopy(this.buffer, this.start, this.buffer, 0, this.end - this.start);
			this.end -= this.start;
			this.start = 0;
		}
		if (this.buffer.length - this.end < length) {
			this.buffer = Arrays.copyOf(this.buffer, Math.max(this.end + length, 2 * this.buffer.length));
		}
		System.arraycopy(bytes, 0, this.buffer, this.end, length);
		this.end += length;
	}

	/**
	 * The next whole packet.
	 * @return empty when more bytes are needed
	 * @throws ProtocolException when what arrived cannot be a packet; there is no way to
	 * go on after it
	 */
	public Optional<Packet> next() throws ProtocolException {
		if (this.end - this.start < HEADER) {
			return Optional.empty();
		}
		ByteBuffer header = ByteBuffer.wrap(this.buffer, this.start, HEADER).order(ByteOrder.LITTLE_ENDIAN);
		int type = header.getInt();
		int length = header.getInt();
		if (length < 0 || length > LONGEST_PAYLOAD) {
			throw new ProtocolException(ProtocolMessage.PAYLOAD.with(length, LONGEST_PAYLOAD));
		}
		if (this.end - this.start - HEADER < length) {
			return Optional.empty();
		}
		int from = this.start + HEADER;
		this.start = from + length;
		return Optional.of(Payloads.decode(type, Arrays.copyOfRange(this.buffer, from, this.start)));
	}

}
