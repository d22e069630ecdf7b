package co.luoyun.osmanager.web.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FrameScanTests {

	private static final int TEXT = 0x81;

	private static final int PING = 0x89;

	private final FrameScan scan = new FrameScan();

	@Test
	void tellsWhatIsTypedFromWhatKeepsTheConnectionAlive() {
		assertThat(says(frame(TEXT, "0l", true))).isTrue();
		assertThat(says(frame(TEXT, "l", true))).isTrue();
		assertThat(says(frame(0x82, "l", true))).isTrue();
		assertThat(says(frame(TEXT, "", true))).isFalse();
		assertThat(says(frame(TEXT, "2", true))).isFalse();
		assertThat(says(frame(TEXT, "3", true))).isFalse();
		assertThat(says(frame(TEXT, "3", false))).isFalse();
		assertThat(says(frame(PING, "hello", true))).isFalse();
		assertThat(says(frame(0x8a, "", true))).isFalse();
		assertThat(says(frame(0x88, "bye", true))).isFalse();
		assertThat(this.scan.isBetweenFrames()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 125, 126, 127, 128, 65_535, 65_536, 200_000 })
	void findsTheNextFrameAfterAnyLength(int length) {
		for (boolean masked : new boolean[] { true, false }) {
			says(frame(PING, "x".repeat(length), masked));
			assertThat(this.scan.isBetweenFrames()).isTrue();
			assertThat(says(frame(TEXT, "typed", masked))).isTrue();
			assertThat(says(frame(PING, "typed", masked))).isFalse();
		}
	}

	@Test
	void followsFramesThatComeInPieces() {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (int length : new int[] { 0, 1, 7, 126, 70_000 }) {
			all.writeBytes(frame(PING, "p".repeat(length), true));
		}
		for (byte each : all.toByteArray()) {
			assertThat(says(new byte[] { each })).isFalse();
		}
		assertThat(this.scan.isBetweenFrames()).isTrue();
		byte[] typed = frame(TEXT, "ls", true);
		boolean said = false;
		for (byte each : typed) {
			said |= says(new byte[] { each });
		}
		assertThat(said).isTrue();
	}

	@Test
	void anAbsurdLengthDoesNoHarm() {
		byte[] head = { (byte) TEXT, (byte) 0xff, -1, -1, -1, -1, -1, -1, -1, -1, 1, 2, 3, 4 };
		says(head);
		assertThat(says(frame(TEXT, "typed", true))).isTrue();
	}

	private boolean says(byte[] bytes) {
		return this.scan.saysSomething(Arrays.copyOf(bytes, bytes.length + 10), bytes.length);
	}

	/** A frame as RFC 6455, section 5.2, has it. */
	private static byte[] frame(int first, String payload, boolean masked) {
		byte[] data = payload.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream frame = new ByteArrayOutputStream();
		frame.write(first);
		int mask = masked ? 0x80 : 0;
		if (data.length < 126) {
			frame.write(mask | data.length);
		}
		else if (data.length < 65_536) {
			frame.write(mask | 126);
			frame.write(data.length >> 8);
			frame.write(data.length);
		}
		else {
			frame.write(mask | 127);
			for (int shift = 56; shift >= 0; shift -= 8) {
				frame.write((int) ((long) data.length >> shift));
			}
		}
		byte[] key = { 0x11, 0x22, 0x33, 0x44 };
		if (masked) {
			frame.writeBytes(key);
		}
		for (int i = 0; i < data.length; i++) {
			frame.write(masked ? data[i] ^ key[i % 4] : data[i]);
		}
		return frame.toByteArray();
	}

}
