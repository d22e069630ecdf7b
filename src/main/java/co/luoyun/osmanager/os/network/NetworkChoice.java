package co.luoyun.osmanager.os.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import co.luoyun.osmanager.message.Joint;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.network.backend.Assignment;
import co.luoyun.osmanager.os.network.backend.NetworkBackend;
import co.luoyun.osmanager.os.network.backend.NetworkBackends;
import co.luoyun.osmanager.os.SystemEvidence;

/**
 * What an interface is written for here, and why.
 *
 * @param backend what it is written for; empty for iproute2 at run time
 * @param reason why, for a person
 */
record NetworkChoice(Optional<NetworkBackend> backend, Message reason) {

	/** For what is written for nothing. */
	static final NetworkChoice NONE = new NetworkChoice(Optional.empty(), Message.NONE);

	private static final String AUTO = "auto";

	private static final String NETPLAN = "netplan";

	private static final String IPROUTE2 = "iproute2";

	/**
	 * Finds out what has an interface, or else could set it up.
	 * @param asked "auto", or the name of the one to take; netplan is told by its
	 * renderer
	 */
	static NetworkChoice of(String asked, SystemEvidence evidence, Assignment assignment) throws IOException {
		if (asked.equals(IPROUTE2)) {
			return new NetworkChoice(Optional.empty(), NetworkMessage.AS_SET.with());
		}
		Map<NetworkBackend.Claim, NetworkChoice> found = new EnumMap<>(NetworkBackend.Claim.class);
		List<Message> passed = new ArrayList<>();
		boolean auto = asked.equals(AUTO) || asked.equals(NETPLAN);
		for (NetworkBackend backend : NetworkBackends.ALL) {
			Optional<Message> reason = auto ? backend.inCharge(evidence)
					: Optional.of(NetworkMessage.AS_SET.with()).filter((_) -> asked.equals(backend.name()));
			if (reason.isPresent()) {
				Optional<Message> obstacle = obstacle(backend, evidence, assignment, auto);
				obstacle.ifPresent((text) -> passed.add(NetworkMessage.PASSED_OVER.with(backend.name(), text)));
				if (obstacle.isEmpty()) {
					found.putIfAbsent(backend.claim(assignment.link(), evidence),
							new NetworkChoice(Optional.of(backend), reason.get()));
				}
			}
		}
		return found.values()
			.stream()
			.findFirst()
			.orElseGet(() -> new NetworkChoice(Optional.empty(),
					passed.isEmpty() ? NetworkMessage.UNMANAGED.with() : Joint.SEMICOLON.of(passed)));
	}

	static boolean isKnown(String asked) {
		return List.of(AUTO, NETPLAN, IPROUTE2).contains(asked)
				|| NetworkBackends.ALL.stream().anyMatch((backend) -> backend.name().equals(asked));
	}

	static String known() {
		return AUTO + ", " + NETPLAN + ", "
				+ String.join(", ", NetworkBackends.ALL.stream().map(NetworkBackend::name).toList()) + ", " + IPROUTE2;
	}

	String name() {
		return this.backend.map(NetworkBackend::name).orElse(IPROUTE2);
	}

	private static Optional<Message> obstacle(NetworkBackend backend, SystemEvidence evidence, Assignment assignment,
			boolean auto) throws IOException {
		Optional<Message> hindrance = backend.hindrance(evidence);
		if (hindrance.isPresent()) {
			return hindrance;
		}
		if (auto && backend.claim(assignment.link(), evidence) == NetworkBackend.Claim.LEAVES) {
			return Optional.of(NetworkMessage.LEAVES.with(assignment.link()));
		}
		boolean taken = !assignment.settings().dhcp() && !backend.overrides()
				&& backend.isSetUpByOthers(assignment.link(), evidence);
		return taken ? Optional.of(NetworkMessage.OTHER_FILES.with(assignment.link())) : Optional.empty();
	}

}
