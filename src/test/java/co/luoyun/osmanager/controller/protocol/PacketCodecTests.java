package co.luoyun.osmanager.controller.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PacketCodecTests {

	private static final Bytes DATA = Challenges.random();

	private static final List<Packet> ONE_OF_EACH = List.of(new Packet.JoinRequest("192.168.1.11", 1369),
			new Packet.EchoRequest(Bytes.ascii("abc")), new Packet.EchoReply(Bytes.of()), new Packet.QueryRequest(-3),
			new Packet.QueryReply(7, 10, Packet.QueryReply.SERVING, "192.168.1.60"),
			new Packet.RegisterRequest(10, Packet.UNREGISTERED, "192.168.1.60"),
			new Packet.RegisterReply(Packet.REGISTERED), new Packet.Report(2000), new Packet.AuthRequest(10, DATA),
			new Packet.AuthReply(10, DATA), new Packet.Unknown(12345, Bytes.ascii("anything")));

	@Test
	void writesLittleEndianHeaderAndText() {
		byte[] bytes = PacketEncoder.encode(new Packet.RegisterRequest(10, 7, "10.0.0.5"));
		assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("419c0000" + "0d000000"
				+ HexFormat.of().formatHex("10 7 10.0.0.5".getBytes(StandardCharsets.US_ASCII)));
		assertThat(HexFormat.of().formatHex(PacketEncoder.encode(new Packet.Report(2000))))
			.isEqualTo("439c0000" + "04000000" + "d0070000");
	}

	@Test
	void readsWhatItWrites() throws ProtocolException {
		assertThat(decode(PacketEncoder.encode(ONE_OF_EACH), Integer.MAX_VALUE)).isEqualTo(ONE_OF_EACH);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 8, 9, 50 })
	void anySplittingGivesTheSamePackets(int piece) throws ProtocolException {
		assertThat(decode(PacketEncoder.encode(ONE_OF_EACH), piece)).isEqualTo(ONE_OF_EACH);
	}

	@Test
	void randomSplittingGivesTheSamePackets() throws ProtocolException {
		Random random = new Random(20261122);
		for (int round = 0; round < 500; round++) {
			List<Packet> packets = new ArrayList<>();
			for (int i = random.nextInt(1, 12); i > 0; i--) {
				packets.add(ONE_OF_EACH.get(random.nextInt(ONE_OF_EACH.size())));
			}
			byte[] bytes = PacketEncoder.encode(packets);
			PacketDecoder decoder = new PacketDecoder();
			List<Packet> decoded = new ArrayList<>();
			for (int from = 0; from < bytes.length;) {
				int to = Math.min(bytes.length, from + random.nextInt(1, 60));
				decoded.addAll(feed(decoder, Arrays.copyOfRange(bytes, from, to)));
				from = to;
			}
			assertThat(decoded).as("round %d", round).isEqualTo(packets);
		}
	}

	@Test
	void theLongestPayloadGoesThrough() throws ProtocolException {
		Packet longest = new Packet.EchoRequest(Bytes.of(new byte[40_951]));
		assertThat(decode(PacketEncoder.encode(longest), 1000)).containsExactly(longest);
		Packet tooLong = new Packet.EchoRequest(Bytes.of(new byte[40_952]));
		assertThatIllegalArgumentException().isThrownBy(() -> PacketEncoder.encode(tooLong));
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 40_952, 40_960, Integer.MAX_VALUE, Integer.MIN_VALUE })
	void refusesAnImpossibleLengthFromItsHeaderAlone(int length) {
		byte[] header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(901).putInt(length).array();
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> decode(header, 8))
			.withMessageContaining(Integer.toString(length));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "join", "join 1.2.3.4", "join 1.2.3.4 x", "join 1.2.3.4 0", "join 1.2.3.4 65536",
			"join 1.2.3.4 80 80", "join 1.2.3.256 80", "join 1.2.3 80", "join 0.0.0.0 80", "join 228.0.0.1 80",
			"join 1.2.3.4 -80", "quit 1.2.3.4 80", "join  1.2.3.4 80", "join 1.2.3.4 80\n", "join evil.example 80" })
	void refusesAnIllFormedJoinMessage(String text) {
		byte[] packet = PacketEncoder.encode(new Packet.Unknown(101, Bytes.ascii(text)));
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> decode(packet, 4096));
	}

	@ParameterizedTest
	@ValueSource(ints = { 20033, 20034, 40001, 40002, 40003, 40011, 40012 })
	void refusesAPayloadThatDoesNotFitItsType(int type) {
		byte[] packet = PacketEncoder.encode(new Packet.Unknown(type, Bytes.of(new byte[43])));
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> decode(packet, 4096));
	}

	@Test
	void garbageNeverDoesMoreThanEndTheConnection() {
		Random random = new Random(5);
		int[] types = { 101, 901, 902, 20033, 20034, 40001, 40002, 40003, 40011, 40012, 0, -1 };
		for (int round = 0; round < 20_000; round++) {
			byte[] payload = new byte[random.nextInt(60)];
			random.nextBytes(payload);
			byte[] packet = ByteBuffer.allocate(8 + payload.length)
				.order(ByteOrder.LITTLE_ENDIAN)
				.putInt(types[random.nextInt(types.length)])
				.putInt(random.nextInt(20) == 0 ? random.nextInt() : payload.length)
				.put(payload)
				.array();
			try {
				assertThat(decode(packet, random.nextInt(1, 30))).hasSizeLessThanOrEqualTo(10);
			}
			catch (ProtocolException ex) {
				assertThat(ex).hasMessageNotContaining("null");
			}
		}
	}

	private static List<Packet> decode(byte[] bytes, int piece) throws ProtocolException {
		PacketDecoder decoder = new PacketDecoder();
		List<Packet> packets = new ArrayList<>();
		for (int from = 0; from < bytes.length;) {
			int to = (int) Math.min(bytes.length, (long) from + piece);
			packets.addAll(feed(decoder, Arrays.copyOfRange(bytes, from, to)));
			from = to;
		}
		return packets;
	}

	private static List<Packet> feed(PacketDecoder decoder, byte[] bytes) throws ProtocolException {
		List<Packet> packets = new ArrayList<>();
		decoder.add(bytes, bytes.length);
		for (Optional<Packet> next = decoder.next(); next.isPresent(); next = decoder.next()) {
			packets.add(next.get());
		}
		return packets;
	}

}
