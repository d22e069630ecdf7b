package co.luoyun.osmanager.simulator;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

import co.luoyun.osmanager.controller.protocol.Bytes;
import co.luoyun.osmanager.controller.protocol.Challenges;
import co.luoyun.osmanager.controller.protocol.Packet;
import co.luoyun.osmanager.controller.protocol.SharedKey;
import org.jspecify.annotations.Nullable;

/**
 * The controller's side of authentication and registration: packets in, packets out.
 * Behaves as the real controller was seen to: silence for an unknown tag, a close for a
 * wrong answer and for a second registration.
 */
final class InstanceSession {

	private final IntFunction<Optional<SharedKey>> keys;

	private final Bytes challenge = Challenges.random();

	private @Nullable Integer tag;

	private boolean authenticated;

	private boolean registered;

	InstanceSession(IntFunction<Optional<SharedKey>> keys) {
		this.keys = keys;
	}

	/** The instance it claims to be; empty before its first known claim. */
	OptionalInt tag() {
		Integer claimed = this.tag;
		return (claimed == null) ? OptionalInt.empty() : OptionalInt.of(claimed);
	}

	boolean registered() {
		return this.registered;
	}

	/** What it means that the instance closes the connection now. */
	String end() {
		return (this.tag == null || this.authenticated) ? "it closed the connection"
				: "it closed the connection instead of authenticating itself: most likely its KEY is not the one here";
	}

	/** Answers a claim to be an instance; an unknown one gets silence. */
	List<Packet> claim(Packet.AuthRequest request) {
		Optional<SharedKey> key = this.keys.apply(request.tag());
		if (key.isEmpty()) {
			return List.of();
		}
		this.tag = request.tag();
		return List.of(new Packet.AuthReply(request.tag(), key.get().apply(request.challenge())),
				new Packet.AuthRequest(request.tag(), this.challenge));
	}

	/**
	 * Takes the answer to our challenge.
	 * @throws IOException when it is wrong
	 */
	void verify(Packet.AuthReply reply) throws IOException {
		Integer claimed = this.tag;
		Optional<SharedKey> key = (claimed == null) ? Optional.empty() : this.keys.apply(claimed);
		if (key.isEmpty() || !reply.answer().equals(key.get().apply(this.challenge))) {
			throw new IOException("its answer is wrong: its KEY is not the one here");
		}
		this.authenticated = true;
	}

	/**
	 * Takes a registration.
	 * @throws IOException when it is not the time for one
	 */
	Packet register(Packet.RegisterRequest request, boolean refused) throws IOException {
		if (!this.authenticated || this.tag == null || this.tag != request.tag()) {
			throw new IOException("it registers without having proved who it is");
		}
		if (this.registered) {
			throw new IOException("it registers a second time");
		}
		if (request.state() != Packet.UNREGISTERED) {
			throw new IOException("it registers in state " + request.state() + ", not " + Packet.UNREGISTERED);
		}
		this.registered = !refused;
		return new Packet.RegisterReply(refused ? Packet.REFUSED : Packet.REGISTERED);
	}

}
