package co.luoyun.osmanager.controller.connection;

import java.nio.charset.StandardCharsets;

import co.luoyun.osmanager.controller.ConnectionFailedException;
import co.luoyun.osmanager.controller.FailureKind;
import co.luoyun.osmanager.controller.protocol.Bytes;
import co.luoyun.osmanager.controller.protocol.Challenges;
import co.luoyun.osmanager.controller.protocol.HandshakeStep;
import co.luoyun.osmanager.controller.protocol.Identity;
import co.luoyun.osmanager.controller.protocol.SharedKey;
import co.luoyun.osmanager.status.ApplicationStatus;
import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a peer sends: it is told nothing before it has shown our challenge in the
 * clear, and never has the agent decrypt that challenge for it.
 */
class HandshakeFuzzTests {

	private static final String CHALLENGE = "716d60b1-e5e0-46a0-a915-0795a1ae06f2";

	private static final Bytes OURS = Bytes.ascii(CHALLENGE).paddedTo(Challenges.LENGTH);

	private static final SharedKey KEY = new SharedKey("015e33a8-787d-457e-b84d-c2a101a816e0");

	@FuzzTest(maxDuration = "5m")
	void noPeerIsAnsweredBeforeItHasProvedItself(byte[] bytes) {
		Session session = new Session(new Identity(10, KEY), "10.0.0.5", OURS, () -> ApplicationStatus.RUNNING, (_) -> {
		});
		String told = text(session.open());
		assertThat(told).contains(text(KEY.apply(OURS).toArray())).doesNotContain(CHALLENGE);
		try {
			told = text(session.receive(bytes, bytes.length));
		}
		catch (ConnectionFailedException ex) {
			assertThat(ex.kind()).isIn(FailureKind.PROTOCOL_ERROR, FailureKind.WRONG_KEY, FailureKind.REFLECTION,
					FailureKind.REFUSED);
			return;
		}
		if (!told.isEmpty() || session.step() != HandshakeStep.PEER_PROVES_ITSELF) {
			assertThat(text(bytes)).contains(CHALLENGE);
		}
		if (session.step().compareTo(HandshakeStep.PEER_REGISTERS_US) >= 0) {
			assertThat(told).contains("10 7 10.0.0.5");
		}
		assertThat(session.registered()).isEqualTo(session.step() == HandshakeStep.DONE);
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

}
