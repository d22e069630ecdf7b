package co.luoyun.osmanager.controller.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any bytes whatever are packets, the beginning of one, or a fault; and the same however
 * they were split on their way.
 */
class PacketCodecFuzzTests {

	@FuzzTest(maxDuration = "5m")
	void anyBytesArePacketsHoweverTheyAreSplit(byte[] bytes) {
		Reading whole = read(bytes, Math.max(1, bytes.length));
		int piece = (bytes.length == 0) ? 1 : 1 + (bytes[bytes.length - 1] & 0x1f);
		assertThat(read(bytes, piece)).isEqualTo(whole);
		assertThat(read(bytes, 1)).isEqualTo(whole);
		byte[] encoded = PacketEncoder.encode(whole.packets());
		assertThat(read(encoded, Math.max(1, encoded.length)))
			.isEqualTo(new Reading(whole.packets(), Optional.empty()));
	}

	private static Reading read(byte[] bytes, int piece) {
		PacketDecoder decoder = new PacketDecoder();
		List<Packet> packets = new ArrayList<>();
		try {
			for (int from = 0; from < bytes.length; from += piece) {
				byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece));
				decoder.add(part, part.length);
				for (Optional<Packet> next = decoder.next(); next.isPresent(); next = decoder.next()) {
					packets.add(next.get());
				}
			}
			return new Reading(packets, Optional.empty());
		}
		catch (ProtocolException ex) {
			return new Reading(packets, Optional.ofNullable(ex.getMessage()));
		}
	}

	private record Reading(List<Packet> packets, Optional<String> fault) {

	}

}
