package co.luoyun.osmanager.controller.protocol;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Conversations made up of right and wrong packets in any order, against a model that
 * knows only the one right conversation.
 */
class HandshakeRandomTests {

	private static final long SEED = 20_140_227;

	private static final int CONVERSATIONS = 50_000;

	private static final SharedKey KEY = new SharedKey("015e33a8-787d-457e-b84d-c2a101a816e0");

	private static final Bytes OURS = Bytes.ascii("716d60b1-e5e0-46a0-a915-0795a1ae06f2").paddedTo(Challenges.LENGTH);

	private static final Bytes THEIRS = Bytes.ascii("0b9f7f0c-5b0a-4a53-9d3e-1f2a3b4c5d6e").paddedTo(Challenges.LENGTH);

	private static final List<Packet> RIGHT = List.of(new Packet.AuthReply(10, OURS),
			new Packet.AuthRequest(10, THEIRS), new Packet.RegisterReply(Packet.REGISTERED));

	private static final List<HandshakeStep> STEPS = List.copyOf(EnumSet.allOf(HandshakeStep.class));

	private static final List<Packet> PACKETS = packets();

	private final SplittableRandom random = new SplittableRandom(SEED);

	@Test
	void onlyTheRightConversationRegisters() {
		int registered = 0;
		int dropped = 0;
		for (int i = 0; i < CONVERSATIONS; i++) {
			if (converse(i)) {
				registered++;
			}
			else {
				dropped++;
			}
		}
		assertThat(registered).isGreaterThan(CONVERSATIONS / 20);
		assertThat(dropped).isGreaterThan(CONVERSATIONS / 20);
	}

	// Half of the packets are the right next one, so that every step is reached often.
	private boolean converse(int number) {
		Handshake handshake = new Handshake(new Identity(10, KEY), "10.0.0.5", OURS);
		for (int step = 0; step < RIGHT.size(); step++) {
			Packet packet = this.random.nextBoolean() ? RIGHT.get(step)
					: PACKETS.get(this.random.nextInt(PACKETS.size()));
			boolean right = packet.equals(RIGHT.get(step));
			List<Packet> replies;
			try {
				replies = handshake.receive(packet);
			}
			catch (HandshakeException ex) {
				assertThat(right)
					.as("conversation %d of seed %d, %s refused: %s", number, SEED, packet, ex.getMessage())
					.isFalse();
				assertThat(handshake.step()).isEqualTo(STEPS.get(step));
				return false;
			}
			assertThat(right).as("conversation %d of seed %d, %s taken", number, SEED, packet).isTrue();
			assertThat(replies).isEqualTo((step == 1) ? List.of(new Packet.AuthReply(10, KEY.apply(THEIRS)),
					new Packet.RegisterRequest(10, Packet.UNREGISTERED, "10.0.0.5")) : List.of());
		}
		assertThat(handshake.step()).isEqualTo(HandshakeStep.DONE);
		return true;
	}

	private static List<Packet> packets() {
		List<Packet> packets = new ArrayList<>(RIGHT);
		for (int tag : new int[] { 10, 11, -1 }) {
			packets.add(new Packet.AuthReply(tag, KEY.apply(OURS)));
			packets.add(new Packet.AuthReply(tag, THEIRS));
			packets.add(new Packet.AuthRequest(tag, OURS));
			packets.add(new Packet.AuthRequest(tag, KEY.apply(OURS)));
		}
		packets.add(new Packet.AuthReply(11, OURS));
		packets.add(new Packet.AuthRequest(11, THEIRS));
		packets.add(new Packet.RegisterReply(Packet.REFUSED));
		packets.add(new Packet.RegisterReply(0));
		packets.add(new Packet.RegisterRequest(10, Packet.UNREGISTERED, "10.0.0.5"));
		packets.add(new Packet.Report(2000));
		packets.add(new Packet.JoinRequest("10.0.0.1", 1369));
		return List.copyOf(packets);
	}

}
