package co.luoyun.osmanager.controller.discovery;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import co.luoyun.osmanager.instance.Endpoint;

/**
 * Controllers that announced themselves, each sender having one slot: however much one
 * sends, the others keep theirs, and those that were not tried for longest come first.
 * Not safe for use by several threads.
 */
final class DiscoveredControllers {

	// As many as a usual network has hosts; a flood takes no more room.
	private static final int MOST_SENDERS = 256;

	private static final int TRIED_IN_A_ROUND = 8;

	private final Map<InetAddress, Slot> slots = new LinkedHashMap<>();

	private long rounds;

	/** Takes an announcement; a sender's newer one takes the older one's place. */
	void add(JoinMessage message) {
		Slot known = this.slots.get(message.source());
		if (known != null) {
			this.slots.put(message.source(), new Slot(message.controller(), known.round(), true));
		}
		else if (this.slots.size() < MOST_SENDERS || makeRoom()) {
			this.slots.put(message.source(), new Slot(message.controller(), 0, true));
		}
	}

	/**
	 * Those to try in the next round, each once for every announcement.
	 */
	List<Endpoint> nextRound() {
		this.rounds++;
		List<Map.Entry<InetAddress, Slot>> next = this.slots.entrySet()
			.stream()
			.filter((each) -> each.getValue().untried())
			.sorted(Comparator.comparingLong((each) -> each.getValue().round()))
			.limit(TRIED_IN_A_ROUND)
			.map(Map.Entry::copyOf)
			.toList();
		next.forEach((each) -> this.slots.put(each.getKey(), each.getValue().triedIn(this.rounds)));
		return next.stream().map((each) -> each.getValue().controller()).toList();
	}

	void clear() {
		this.slots.clear();
	}

	private boolean makeRoom() {
		Optional<InetAddress> lastTried = this.slots.entrySet()
			.stream()
			.filter((each) -> each.getValue().round() > 0)
			.max(Comparator.comparingLong((each) -> each.getValue().round()))
			.map(Map.Entry::getKey);
		lastTried.ifPresent(this.slots::remove);
		return lastTried.isPresent();
	}

	/**
	 * What one sender announced.
	 *
	 * @param controller the newest
	 * @param round when one of its announcements was tried last; 0 means never
	 * @param untried whether the newest is still to be tried
	 */
	private record Slot(Endpoint controller, long round, boolean untried) {

		Slot triedIn(long round) {
			return new Slot(this.controller, round, false);
		}

	}

}
