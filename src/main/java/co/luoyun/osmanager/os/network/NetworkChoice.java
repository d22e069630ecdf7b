package co.luoyun.osmanager.os.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.os.network.backend.Assignment;
import co.luoyun.osmanager.os.network.backend.NetworkBackend;
import co.luoyun.osmanager.os.network.backend.NetworkBackends;
import co.luoyun.osmanager.os.network.backend.SystemEvidence;

/**
 * What the network is written for here, and why.
 *
 * @param backend what it is written for; empty for iproute2 at run time
 * @param reason why, for a person
 */
record NetworkChoice(Optional<NetworkBackend> backend, String reason) {

	private static final String AUTO = "auto";

	private static final String IPROUTE2 = "iproute2";

	/**
	 * Finds out what is in charge.
	 * @param asked "auto", or the name of the one to take
	 */
	static NetworkChoice of(String asked, SystemEvidence evidence, List<Assignment> assignments) throws IOException {
		if (asked.equals(IPROUTE2)) {
			return new NetworkChoice(Optional.empty(), "as osmanager.os.network.backend says");
		}
		List<String> passed = new ArrayList<>();
		for (NetworkBackend backend : NetworkBackends.ALL) {
			Optional<String> reason = asked.equals(AUTO) ? backend.inCharge(evidence)
					: Optional.of("as osmanager.os.network.backend says")
						.filter((text) -> asked.equals(backend.name()));
			if (reason.isPresent()) {
				Optional<String> obstacle = obstacle(backend, evidence, assignments);
				if (obstacle.isEmpty()) {
					return new NetworkChoice(Optional.of(backend), reason.get());
				}
				passed.add(backend.name() + " is not used: " + obstacle.get());
			}
		}
		return new NetworkChoice(Optional.empty(),
				passed.isEmpty() ? "nothing manages the network here" : String.join("; ", passed));
	}

	static boolean isKnown(String asked) {
		return asked.equals(AUTO) || asked.equals(IPROUTE2)
				|| NetworkBackends.ALL.stream().anyMatch((backend) -> backend.name().equals(asked));
	}

	static String known() {
		return AUTO + ", " + String.join(", ", NetworkBackends.ALL.stream().map(NetworkBackend::name).toList()) + ", "
				+ IPROUTE2;
	}

	String name() {
		return this.backend.map(NetworkBackend::name).orElse(IPROUTE2);
	}

	private static Optional<String> obstacle(NetworkBackend backend, SystemEvidence evidence,
			List<Assignment> assignments) throws IOException {
		Optional<String> hindrance = backend.hindrance(evidence);
		if (hindrance.isPresent()) {
			return hindrance;
		}
		for (Assignment assignment : assignments) {
			if (!assignment.settings().dhcp() && backend.isSetUpByOthers(assignment.link(), evidence)) {
				return Optional.of("other files of it set up " + assignment.link() + " already; remove that from them");
			}
		}
		return Optional.empty();
	}

}
