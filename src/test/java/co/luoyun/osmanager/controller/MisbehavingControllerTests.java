package co.luoyun.osmanager.controller;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import co.luoyun.osmanager.controller.ScriptedController.Peer;
import co.luoyun.osmanager.controller.ScriptedController.Script;
import co.luoyun.osmanager.controller.protocol.Bytes;
import co.luoyun.osmanager.controller.protocol.Challenges;
import co.luoyun.osmanager.controller.protocol.Packet;
import co.luoyun.osmanager.controller.protocol.PacketEncoder;
import co.luoyun.osmanager.controller.protocol.SharedKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a controller, or who claims to be one, may do to a handshake. */
class MisbehavingControllerTests {

	private static final Packet SUCCESS = new Packet.RegisterReply(Packet.REGISTERED);

	@TempDir
	Path folder;

	@Test
	void silenceFromTheStart() throws Exception {
		expect(FailureKind.NO_ANSWER, "does not know this instance's TAG", Peer::awaitClose);
	}

	@Test
	void silenceAfterItProvedItself() throws Exception {
		expect(FailureKind.NO_ANSWER, "the controller's challenge", (peer) -> {
			peer.proveItself();
			peer.awaitClose();
		});
	}

	@Test
	void silenceAfterTheRegistration() throws Exception {
		expect(FailureKind.NO_ANSWER, "the answer to our registration", (peer) -> {
			peer.proveItself();
			peer.challenge();
			peer.awaitClose();
		});
	}

	@Test
	void chatterDoesNotExtendADeadline() throws Exception {
		expect(FailureKind.NO_ANSWER, "the answer to our challenge", (peer) -> {
			while (true) {
				peer.send(new Packet.Unknown(4711, Bytes.of()), new Packet.EchoRequest(Bytes.of()));
				Thread.onSpinWait();
			}
		});
	}

	@Test
	void closeAtOnce() throws Exception {
		expect(FailureKind.CLOSED_EARLY, "the answer to our challenge", (_) -> {
		});
	}

	@Test
	void closeAfterItProvedItself() throws Exception {
		expect(FailureKind.CLOSED_EARLY, "the controller's challenge", Peer::proveItself);
	}

	@Test
	void closeAfterTheRegistration() throws Exception {
		expect(FailureKind.CLOSED_EARLY, "the answer to our registration", (peer) -> {
			peer.proveItself();
			peer.challenge();
		});
	}

	@Test
	void anotherKey() throws Exception {
		expect(FailureKind.WRONG_KEY, "KEY in luoyun.conf", (peer) -> {
			Packet.AuthRequest request = (Packet.AuthRequest) peer.next();
			peer.send(new Packet.AuthReply(10, new SharedKey("other").apply(request.challenge())),
					new Packet.AuthRequest(10, Challenges.random()));
			peer.awaitClose();
		});
	}

	@Test
	void itsOwnChallengeSentBack() throws Exception {
		AtomicReference<Packet> answer = new AtomicReference<>();
		expect(FailureKind.REFLECTION, "our own challenge", (peer) -> {
			peer.send(peer.next());
			answer.set(peer.next());
		});
		assertThat(answer.get()).as("what the reflection got").isNull();
	}

	@Test
	void aChallengeBeforeItProvedItselfGetsNoAnswer() throws Exception {
		AtomicReference<Packet> answer = new AtomicReference<>();
		expect(FailureKind.PROTOCOL_ERROR, "the answer to our challenge", (peer) -> {
			peer.next();
			peer.send(new Packet.AuthRequest(10, Challenges.random()));
			answer.set(peer.next());
		});
		assertThat(answer.get()).isNull();
	}

	@Test
	void refusal() throws Exception {
		expect(FailureKind.REFUSED, "refuses to register instance 10", (peer) -> {
			peer.proveItself();
			peer.challenge();
			peer.send(new Packet.RegisterReply(Packet.REFUSED));
			peer.awaitClose();
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { Integer.MAX_VALUE, 40_960, -1, Integer.MIN_VALUE })
	void impossibleLength(int length) throws Exception {
		byte[] header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(40012).putInt(length).array();
		expect(FailureKind.PROTOCOL_ERROR, Integer.toString(length), (peer) -> {
			peer.sendBytes(header);
			peer.awaitClose();
		});
	}

	@Test
	void garbage() throws Exception {
		byte[] garbage = new byte[2000];
		new Random(3).nextBytes(garbage);
		expect(FailureKind.PROTOCOL_ERROR, "protocol", (peer) -> {
			peer.sendBytes(garbage);
			peer.awaitClose();
		});
	}

	@Test
	void webServer() throws Exception {
		expect(FailureKind.PROTOCOL_ERROR, "does not speak the controller's protocol", (peer) -> {
			peer.sendBytes(Bytes.ascii("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n").toArray());
			peer.awaitClose();
		});
	}

	@Test
	void oneByteAtATime() throws Exception {
		expectRegistered((peer) -> {
			Packet.AuthRequest request = (Packet.AuthRequest) peer.next();
			List<Packet> packets = List.of(new Packet.AuthReply(10, ScriptedController.KEY.apply(request.challenge())),
					new Packet.AuthRequest(10, Challenges.random()));
			for (byte each : PacketEncoder.encode(packets)) {
				peer.sendBytes(new byte[] { each });
			}
			peer.next();
			peer.next();
			for (byte each : PacketEncoder.encode(SUCCESS)) {
				peer.sendBytes(new byte[] { each });
			}
			peer.awaitClose();
		});
	}

	@Test
	void tenPacketsAtOnce() throws Exception {
		BlockingQueue<Packet> answers = new LinkedBlockingQueue<>();
		Packet[] queries = IntStream.range(0, 10)
			.mapToObj((job) -> (job % 2 == 0) ? new Packet.QueryRequest(job) : new Packet.EchoRequest(Bytes.ascii("x")))
			.toArray(Packet[]::new);
		expectRegistered((peer) -> {
			peer.register(queries);
			while (true) {
				answers.add(peer.next());
			}
		});
		List<Packet> all = new ArrayList<>();
		await().until(() -> {
			answers.drainTo(all);
			return all.size() == 11;
		});
		assertThat(all).filteredOn(Packet.QueryReply.class::isInstance)
			.contains(new Packet.QueryReply(8, 10, 5, "127.0.0.1"))
			.hasSize(5);
		assertThat(all).filteredOn(Packet.EchoReply.class::isInstance).hasSize(5);
		assertThat(all).contains(new Packet.Report(2000));
	}

	@Test
	void unknownPacketsAreSkipped() throws Exception {
		expectRegistered((peer) -> {
			peer.send(new Packet.Unknown(-5, Bytes.ascii("?")));
			peer.register(new Packet.Unknown(4711, Bytes.of(new byte[5000])));
			peer.awaitClose();
		});
	}

	@Test
	void packetsOfTheHandshakeAfterTheRegistration() throws Exception {
		expect(FailureKind.PROTOCOL_ERROR, "type 40011", (peer) -> {
			peer.register(new Packet.AuthRequest(10, Challenges.random()));
			peer.awaitClose();
		});
	}

	private void expect(FailureKind kind, String words, Script script) throws IOException {
		ControllerProperties properties = (kind == FailureKind.NO_ANSWER) ? AgentUnderTest.IMPATIENT
				: AgentUnderTest.PATIENT;
		try (ScriptedController controller = new ScriptedController(script);
				AgentUnderTest agent = new AgentUnderTest(this.folder.resolve("controller"), properties)) {
			agent.connectTo(controller.port()).awaitFailure(kind);
			assertThat(agent.lastFailure()).contains(words).doesNotContain("015e33a8");
			await().until(() -> controller.connections() > 1);
		}
	}

	private void expectRegistered(Script script) throws IOException {
		try (ScriptedController controller = new ScriptedController(script);
				AgentUnderTest agent = new AgentUnderTest(this.folder.resolve("controller"))) {
			agent.connectTo(controller.port()).awaitRegistered();
		}
	}

}
