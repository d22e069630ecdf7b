package co.luoyun.osmanager.os.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

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

		private final Map<Integer, Link> links = new TreeMap<>();

		private final List<Assignment> found = new ArrayList<>();

		private final List<String> leftAlone = new ArrayList<>();

		private final List<Message> warnings = new ArrayList<>();

		private final List<Message> faults = new ArrayList<>();

		Matching(List<InterfaceSettings> entries, NetworkState state) {
			this.entries = entries;
			this.state = state;
		}

		Assignments result() {
			if (this.state.links().isEmpty()) {
				for (int i = 0; i < this.entries.size(); i++) {
					add("eth" + i, this.entries.get(i).mac(), this.entries.get(i));
				}
			}
			else {
				IntStream.range(0, this.entries.size()).forEach(this::byMac);
				IntStream.range(0, this.entries.size())
					.filter((index) -> !this.links.containsKey(index))
					.forEach(this::byOrder);
				this.links.forEach((index, link) -> {
					InterfaceSettings entry = possible(index, link);
					add(link.name(), ownMac(entry, link), entry);
				});
			}
			return new Assignments(this.found, this.leftAlone, this.warnings, this.faults);
		}

		private void add(String link, Optional<MacAddress> mac, InterfaceSettings entry) {
			if (entry.refused()) {
				this.leftAlone.add(link);
			}
			else {
				this.found.add(Assignment.after(this.found, link, mac, entry));
			}
		}

		// A family that the kernel has switched off takes nothing from the other one.
		private InterfaceSettings possible(int index, Link link) {
			InterfaceSettings entry = this.entries.get(index);
			InterfaceSettings possible = link.ipv6() ? entry : entry.withIpv4Only();
			if (!possible.equals(entry)) {
				(possible.refused() ? this.faults : this.warnings)
					.add(NetworkMessage.IPV6_OFF.with(index, link.name()));
			}
			return possible;
		}

		// A MAC that interfaces share would match too many or too few of them.
		private Optional<MacAddress> ownMac(InterfaceSettings entry, Link link) {
			return entry.mac()
				.filter((mac) -> !link.stacked() && mac.value().equals(link.mac())
						&& this.state.links().stream().filter((other) -> other.mac().equals(link.mac())).count() == 1);
		}

		private void byMac(int index) {
			this.entries.get(index)
				.mac()
				.flatMap(this.state::link)
				.filter((link) -> !this.links.containsValue(link))
				.ifPresent((link) -> this.links.put(index, link));
		}

		private void byOrder(int index) {
			Optional<MacAddress> mac = this.entries.get(index).mac();
			Optional<Link> free = this.state.inOrder()
				.stream()
				.filter((link) -> !this.links.containsValue(link))
				.findFirst();
			if (free.isPresent()) {
				this.links.put(index, free.get());
				mac.ifPresent(
						(value) -> this.warnings.add(NetworkMessage.NEXT_LINK.with(index, value, free.get().name())));
			}
			else {
				this.faults.add(mac.map((value) -> NetworkMessage.NO_LINK_WITH_MAC.with(index, value))
					.orElseGet(() -> NetworkMessage.NO_LINK.with(index)));
			}
		}

	}

}
