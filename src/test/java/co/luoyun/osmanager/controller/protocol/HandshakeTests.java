package co.luoyun.osmanager.controller.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class HandshakeTests {

	private static final SharedKey KEY = new SharedKey("015e33a8-787d-457e-b84d-c2a101a816e0");

	private static final Bytes OURS = Challenges.random();

	private static final Bytes THEIRS = Challenges.random();

	private Handshake handshake = new Handshake(new Identity(10, KEY), "10.0.0.5", OURS);

	@BeforeEach
	void sendsItsChallengeEncrypted() {
		this.handshake = new Handshake(new Identity(10, KEY), "10.0.0.5", OURS);
		assertThat(this.handshake.opening()).isEqualTo(new Packet.AuthRequest(10, KEY.apply(OURS)));
	}

	@Test
	void registersWithAControllerThatKnowsTheKey() throws HandshakeException {
		assertThat(this.handshake.receive(new Packet.AuthReply(10, OURS))).isEmpty();
		assertThat(this.handshake.receive(new Packet.AuthRequest(10, THEIRS))).containsExactly(
				new Packet.AuthReply(10, KEY.apply(THEIRS)), new Packet.RegisterRequest(10, 7, "10.0.0.5"));
		assertThat(this.handshake.receive(new Packet.RegisterReply(1021))).isEmpty();
		assertThat(this.handshake.step()).isEqualTo(HandshakeStep.DONE);
	}

	@Test
	void refusesAPeerThatDoesNotKnowTheKey() {
		Bytes wrong = new SharedKey("another key").apply(KEY.apply(OURS));
		assertThat(failure(new Packet.AuthReply(10, wrong))).isEqualTo(HandshakeException.Reason.WRONG_KEY);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 20, 39 })
	void comparesAllFortyBytes(int index) {
		byte[] almost = OURS.toArray();
		almost[index] ^= 1;
		assertThat(failure(new Packet.AuthReply(10, Bytes.of(almost)))).isEqualTo(HandshakeException.Reason.WRONG_KEY);
	}

	@Test
	void refusesAnAnswerForAnotherInstance() {
		assertThat(failure(new Packet.AuthReply(11, OURS))).isEqualTo(HandshakeException.Reason.PROTOCOL_ERROR);
	}

	@Test
	void refusesAChallengeForAnotherInstance() throws HandshakeException {
		this.handshake.receive(new Packet.AuthReply(10, OURS));
		assertThat(failure(new Packet.AuthRequest(11, THEIRS))).isEqualTo(HandshakeException.Reason.PROTOCOL_ERROR);
	}

	@Test
	void answersNoChallengeBeforeThePeerHasProvedItself() {
		assertThat(failure(new Packet.AuthRequest(10, THEIRS))).isEqualTo(HandshakeException.Reason.PROTOCOL_ERROR);
	}

	@Test
	void refusesItsOwnPacketsAsAnswer() {
		assertThat(failure(new Packet.AuthRequest(10, KEY.apply(OURS))))
			.isEqualTo(HandshakeException.Reason.REFLECTION);
		assertThat(failure(new Packet.AuthReply(10, KEY.apply(OURS)))).isEqualTo(HandshakeException.Reason.REFLECTION);
	}

	@Test
	void refusesItsOwnChallengeAfterThePeerHasProvedItself() throws HandshakeException {
		this.handshake.receive(new Packet.AuthReply(10, OURS));
		assertThat(failure(new Packet.AuthRequest(10, KEY.apply(OURS))))
			.isEqualTo(HandshakeException.Reason.REFLECTION);
		assertThat(failure(new Packet.AuthRequest(10, OURS))).isEqualTo(HandshakeException.Reason.REFLECTION);
	}

	@Test
	void refusesARegistrationThatWasNotAskedFor() {
		assertThat(failure(new Packet.RegisterReply(1021))).isEqualTo(HandshakeException.Reason.PROTOCOL_ERROR);
		assertThat(this.handshake.step()).isEqualTo(HandshakeStep.PEER_PROVES_ITSELF);
	}

	@Test
	void tellsARefusalFromNonsense() throws HandshakeException {
		this.handshake.receive(new Packet.AuthReply(10, OURS));
		this.handshake.receive(new Packet.AuthRequest(10, THEIRS));
		assertThat(failure(new Packet.RegisterReply(1022))).isEqualTo(HandshakeException.Reason.REFUSED);
		assertThat(failure(new Packet.RegisterReply(1))).isEqualTo(HandshakeException.Reason.PROTOCOL_ERROR);
	}

	@Test
	void refusesASecondAnswer() throws HandshakeException {
		this.handshake.receive(new Packet.AuthReply(10, OURS));
		assertThat(failure(new Packet.AuthReply(10, OURS))).isEqualTo(HandshakeException.Reason.PROTOCOL_ERROR);
	}

	@Test
	void noFailureTellsTheKeyOrTheChallenge() {
		for (Packet packet : List.of(new Packet.AuthReply(10, THEIRS), new Packet.AuthRequest(10, THEIRS),
				new Packet.AuthReply(11, THEIRS))) {
			String words = refusal(packet).getMessage();
			assertThat(words).doesNotContain("015e33a8", new String(OURS.toArray(), 0, 36, StandardCharsets.US_ASCII));
		}
	}

	private HandshakeException.Reason failure(Packet packet) {
		return refusal(packet).reason();
	}

	private HandshakeException refusal(Packet packet) {
		return catchThrowableOfType(HandshakeException.class, () -> this.handshake.receive(packet));
	}

}
