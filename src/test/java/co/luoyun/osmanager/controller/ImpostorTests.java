package co.luoyun.osmanager.controller;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import co.luoyun.osmanager.controller.protocol.Bytes;
import co.luoyun.osmanager.controller.protocol.Challenges;
import co.luoyun.osmanager.controller.protocol.Packet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An impostor without KEY, whom the agent asks hundreds of times to decrypt a challenge.
 * It keeps all of them, knows that every challenge is encrypted by the same key stream,
 * and knows the format that the challenges of earlier agents have.
 */
class ImpostorTests {

	private static final int TRIES = 300;

	private static final String UUID_FORMAT = "xxxxxxxx-xxxx-4xxx-vxxx-xxxxxxxxxxxx\0\0\0\0";

	@TempDir
	Path folder;

	@Test
	void whoOnlyCollectsChallengesIsNeverAccepted() throws Exception {
		List<byte[]> collected = new CopyOnWriteArrayList<>();
		List<Packet> told = new CopyOnWriteArrayList<>();
		AtomicInteger guesses = new AtomicInteger();
		try (ScriptedController impostor = new ScriptedController((peer) -> {
			Packet.AuthRequest request = (Packet.AuthRequest) peer.next();
			byte[] encrypted = request.challenge().toArray();
			collected.add(encrypted);
			// In turn: the key stream that fits the format best, or an earlier answer
			// again.
			byte[] guess = (collected.size() % 3 == 0) ? collected.getFirst()
					: decrypt(encrypted, keyStream(collected));
			guesses.incrementAndGet();
			peer.send(new Packet.AuthReply(request.tag(), Bytes.of(guess)),
					new Packet.AuthRequest(request.tag(), Challenges.random()));
			told.add(peer.next());
		}); AgentUnderTest agent = new AgentUnderTest(this.folder.resolve("controller"))) {
			agent.connectTo(impostor.port());
			await().atMost(Duration.ofMinutes(1)).until(() -> guesses.get() >= TRIES || !told.isEmpty());
			assertThat(told).as("what the impostor was told after " + guesses + " guesses").isEmpty();
			assertThat(agent.connection.statistics().registrations()).isZero();
			assertThat(collected.stream().map(Bytes::of).distinct()).hasSizeGreaterThanOrEqualTo(TRIES);
		}
	}

	// For each byte of the stream the value under which most of what was collected has
	// the format.
	private static byte[] keyStream(List<byte[]> collected) {
		byte[] stream = new byte[UUID_FORMAT.length()];
		for (int i = 0; i < stream.length; i++) {
			int most = -1;
			for (int candidate = 0; candidate < 256; candidate++) {
				int fitting = 0;
				for (byte[] each : collected) {
					fitting += fits(UUID_FORMAT.charAt(i), (each[i] ^ candidate) & 0xff) ? 1 : 0;
				}
				if (fitting > most) {
					most = fitting;
					stream[i] = (byte) candidate;
				}
			}
		}
		return stream;
	}

	private static boolean fits(char format, int value) {
		return switch (format) {
			case 'x' -> "0123456789abcdef".indexOf(value) >= 0;
			case 'v' -> "89ab".indexOf(value) >= 0;
			default -> value == format;
		};
	}

	private static byte[] decrypt(byte[] encrypted, byte[] stream) {
		byte[] clear = encrypted.clone();
		for (int i = 0; i < clear.length; i++) {
			clear[i] ^= stream[i];
		}
		return clear;
	}

}
