package co.luoyun.osmanager.os.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import co.luoyun.osmanager.instance.InterfaceSettings;
import co.luoyun.osmanager.instance.MacAddress;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.network.backend.Assignment;

/**
 * Which entry of the configuration goes to which interface: by MAC, and what is left in
 * order. Without any interface to see, as in an image, they are eth0, eth1 and so on.
 *
 * @param assignments in the configuration's order
 * @param leftAlone the interfaces whose entries were refused
 * @param warnings what does not fit, a sentence each
 * @param faults what cannot be made, a sentence each
 */
record Assignments(List<Assignment> assignments, List<String> leftAlone, List<Message> warnings, List<Message> faults) {

	private static final int METRIC_STEP = 100;

	Assignments {
		assignments = List.copyOf(assignments);
		leftAlone = List.copyOf(leftAlone);
		warnings = List.copyOf(warnings);
		faults = List.copyOf(faults);
	}

	static Assignments of(List<InterfaceSettings> entries, NetworkState state) {
		return new Matching(entries, state).result();
	}

	/** One run of the matching. */
	private static final class Matching {

		private final List<InterfaceSettings> entries;

		private final NetworkState state;

		private final Map<Integer, Link> links = new HashMap<>();

		private final Set<String> taken = new HashSet<>();

		private final List<Message> warnings = new ArrayList<>();

		private final List<Message> faults = new ArrayList<>();

		Matching(List<InterfaceSettings> entries, NetworkState state) {
			this.entries = entries;
			this.state = state;
		}

		Assignments result() {
			if (this.state.links().isEmpty()) {
				return byCount();
			}
			byMac();
			byOrder();
			List<Assignment> found = new ArrayList<>();
			List<String> leftAlone = new ArrayList<>();
			for (int i = 0; i < this.entries.size(); i++) {
				Link link = this.links.get(i);
				if (link == null) {
					continue;
				}
				InterfaceSettings entry = possible(i, link);
				if (entry.refused()) {
					leftAlone.add(link.name());
				}
				else {
					found.add(new Assignment(link.name(), ownMac(entry, link), entry, metric(found, entry)));
				}
			}
			return new Assignments(found, leftAlone, this.warnings, this.faults);
		}

		// A family that the kernel has switched off takes nothing from the other one.
		private InterfaceSettings possible(int index, Link link) {
			InterfaceSettings entry = this.entries.get(index);
			InterfaceSettings possible = link.ipv6() ? entry : entry.withIpv4Only();
			if (possible.equals(entry)) {
				return entry;
			}
			(possible.refused() ? this.faults : this.warnings).add(NetworkMessage.IPV6_OFF.with(index, link.name()));
			return possible;
		}

		// A MAC that interfaces share would match too many or too few of them.
		private Optional<MacAddress> ownMac(InterfaceSettings entry, Link link) {
			return entry.mac()
				.filter((mac) -> link.kind() != Link.Kind.STACKED && mac.value().equals(link.mac())
						&& this.state.links().stream().filter((other) -> other.mac().equals(link.mac())).count() == 1);
		}

		private Assignments byCount() {
			List<Assignment> found = new ArrayList<>();
			List<String> leftAlone = new ArrayList<>();
			for (InterfaceSettings entry : this.entries) {
				String link = "eth" + (found.size() + leftAlone.size());
				if (entry.refused()) {
					leftAlone.add(link);
				}
				else {
					found.add(new Assignment(link, entry.mac(), entry, metric(found, entry)));
				}
			}
			return new Assignments(found, leftAlone, List.of(), List.of());
		}

		private void byMac() {
			for (int i = 0; i < this.entries.size(); i++) {
				Optional<Link> link = this.entries.get(i).mac().flatMap(this.state::link);
				if (link.isPresent() && this.taken.add(link.get().name())) {
					this.links.put(i, link.get());
				}
			}
		}

		private void byOrder() {
			for (int i = 0; i < this.entries.size(); i++) {
				if (this.links.containsKey(i)) {
					continue;
				}
				Optional<Link> free = this.state.inOrder()
					.stream()
					.filter((link) -> !this.taken.contains(link.name()))
					.findFirst();
				int index = i;
				free.ifPresent((link) -> take(index, link));
				warn(i, free);
			}
		}

		private void take(int index, Link link) {
			this.taken.add(link.name());
			this.links.put(index, link);
		}

		private void warn(int index, Optional<Link> link) {
			Optional<MacAddress> mac = this.entries.get(index).mac();
			if (link.isEmpty()) {
				this.faults.add(mac.map((value) -> NetworkMessage.NO_LINK_WITH_MAC.with(index, value))
					.orElseGet(() -> NetworkMessage.NO_LINK.with(index)));
			}
			else {
				mac.ifPresent(
						(value) -> this.warnings.add(NetworkMessage.NEXT_LINK.with(index, value, link.get().name())));
			}
		}

		// Two default routes of one metric would exclude each other.
		private static OptionalInt metric(List<Assignment> before, InterfaceSettings entry) {
			int earlier = (int) before.stream().filter((other) -> !other.settings().gateways().isEmpty()).count();
			return (entry.gateways().isEmpty() || earlier == 0) ? OptionalInt.empty()
					: OptionalInt.of(METRIC_STEP * (earlier + 1));
		}

	}

}
