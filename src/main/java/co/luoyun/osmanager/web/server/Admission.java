package co.luoyun.osmanager.web.server;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may come in, and who has to go for that. When all places are taken, a newcomer gets
 * the place of somebody who does nothing with it, of whoever has most of them: first a
 * connection that is idle, then one whose client is slow to ask or to read, the longest
 * first. Nobody has more than their share.
 *
 * @param places how many connections there may be
 * @param share how many of them one network address may have
 */
record Admission(int places, int share) {

	/** Who has just come has not had the time to ask. */
	private static final Duration TIME_TO_ASK = Duration.ofMillis(500);

	private static final Comparator<Client> IDLE_LONGEST = Comparator.comparing(Admission::isNeeded)
		.thenComparing(Client::patienceTaken, Comparator.reverseOrder());

	/**
	 * Decides about a newcomer.
	 * @param present who is here
	 * @param network where the newcomer comes from
	 */
	Decision of(Collection<Client> present, String network) {
		List<Client> staying = present.stream().filter((client) -> !client.isLeaving()).toList();
		Map<String, Long> counts = staying.stream()
			.collect(Collectors.groupingBy(Client::network, Collectors.counting()));
		long own = counts.getOrDefault(network, 0L);
		if (own >= this.share) {
			return inPlaceOf(idlest(staying.stream().filter((client) -> client.network().equals(network))));
		}
		if (staying.size() < this.places) {
			return new Decision(true, Optional.empty());
		}
		long most = staying.stream()
			.filter((client) -> client.isWaitedFor() && hadItsTime(client))
			.mapToLong((client) -> counts.getOrDefault(client.network(), 0L))
			.max()
			.orElse(0);
		return inPlaceOf(idlest(
				staying.stream().filter((client) -> counts.getOrDefault(client.network(), 0L) == most && most >= own)));
	}

	/**
	 * Whether anybody at all may come in, as far as that does not depend on who it is.
	 * Nobody goes for others who has only just come; and of those who were told to go
	 * some take their time, and still hold memory.
	 */
	boolean hasRoom(Collection<Client> present) {
		return present.size() < this.places || (present.size() < this.places * 5 / 4
				&& present.stream().filter(Client::isWaitedFor).anyMatch(Admission::hadItsTime));
	}

	private static boolean isNeeded(Client client) {
		return client.isAsking() || !hadItsTime(client);
	}

	private static boolean hadItsTime(Client client) {
		return client.patienceTaken().compareTo(TIME_TO_ASK) >= 0;
	}

	/** Who would be missed least. */
	static Optional<Client> idlest(Stream<Client> clients) {
		return clients.filter(Client::isWaitedFor).min(IDLE_LONGEST);
	}

	private static Decision inPlaceOf(Optional<Client> going) {
		return new Decision(going.isPresent(), going);
	}

	/**
	 * What is decided.
	 *
	 * @param admitted whether the newcomer may come in
	 * @param going who has to go for that
	 */
	record Decision(boolean admitted, Optional<Client> going) {

	}

}
