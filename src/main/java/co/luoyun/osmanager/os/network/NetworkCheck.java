package co.luoyun.osmanager.os.network;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.files.Deadline;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.InterfaceAddress;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.network.backend.Assignment;

/** Checks that the network came to be what it should. */
final class NetworkCheck {

	private static final Duration PAUSE = Duration.ofMillis(200);

	private final List<Assignment> assignments;

	private final NetworkStateReader reader;

	private final Duration timeout;

	private final Ticker ticker;

	NetworkCheck(List<Assignment> assignments, NetworkStateReader reader, Duration timeout, Ticker ticker) {
		this.assignments = assignments;
		this.reader = reader;
		this.timeout = timeout;
		this.ticker = ticker;
	}

	/** Waits until everything is there, and tells whether it is. */
	boolean holds() throws IOException {
		return awaitIncomplete().isEmpty();
	}

	/**
	 * Waits until everything is there, up to the time limit.
	 * @return those of which something is still missing then
	 */
	List<Assignment> awaitIncomplete() throws IOException {
		Deadline deadline = Deadline.in(this.timeout, this.ticker);
		List<Assignment> incomplete = incomplete(this.assignments, this.reader.read());
		while (!incomplete.isEmpty() && deadline.pause(PAUSE)) {
			incomplete = incomplete(this.assignments, this.reader.read());
		}
		return incomplete;
	}

	/** Those of which something is not there. */
	static List<Assignment> incomplete(List<Assignment> assignments, NetworkState state) {
		return assignments.stream().filter((assignment) -> !missing(List.of(assignment), state).isEmpty()).toList();
	}

	/**
	 * What is not there. Of an interface by DHCP only that it is up: its server may be
	 * slow.
	 */
	static List<Message> missing(List<Assignment> assignments, NetworkState state) {
		List<Message> missing = new ArrayList<>();
		for (Assignment assignment : assignments) {
			Optional<Link> link = state.link(assignment.link());
			if (link.isEmpty() || !link.get().up()) {
				missing.add(NetworkMessage.LINK_UP.with(assignment.link()));
				continue;
			}
			for (InterfaceAddress address : assignment.settings().addresses()) {
				if (!link.get().addresses().contains(address)) {
					missing.add(NetworkMessage.ADDRESS.with(address, assignment.link()));
				}
			}
			assignment.settings()
				.gateways()
				.stream()
				.filter((gateway) -> !state.routes().contains(new DefaultRoute(assignment.link(), gateway)))
				.forEach((gateway) -> missing
					.add(NetworkMessage.ROUTE.with(gateway.getHostAddress(), assignment.link())));
		}
		return missing;
	}

}
