package co.luoyun.osmanager.os.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.InterfaceSettings;
import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.network.backend.Assignment;
import co.luoyun.osmanager.os.network.backend.NetworkBackend;
import co.luoyun.osmanager.process.Command;

/** Plans what is to be done for each interface. */
final class CardPlanner {

	private final SystemRoot root;

	private final NetworkFiles files;

	private final Assignments found;

	private final NetworkState state;

	private final Map<String, NetworkChoice> choices;

	private final List<CardPlan> cards = new ArrayList<>();

	/**
	 * One plan of all interfaces.
	 * @param found what they are to be
	 * @param state as it is before
	 * @param choices what each is written for
	 */
	CardPlanner(SystemRoot root, NetworkFiles files, Assignments found, NetworkState state,
			Map<String, NetworkChoice> choices) {
		this.root = root;
		this.files = files;
		this.found = found;
		this.state = state;
		this.choices = choices;
	}

	List<CardPlan> plan(boolean force) throws IOException {
		Map<String, List<Change>> removals = this.files.removals(wanted(), this.choices);
		this.found.leftAlone().forEach(removals::remove);
		removals.forEach((link, steps) -> addRest(link, this.choices.containsKey(link) ? List.of() : steps));
		List<Assignment> byIp = new ArrayList<>();
		for (Assignment assignment : this.found.assignments()) {
			List<Change> steps = new ArrayList<>(
					Optional.ofNullable(removals.remove(assignment.link())).orElse(List.of()));
			NetworkChoice choice = choice(assignment);
			steps.addAll(choice.backend().isPresent() ? told(choice.backend().get(), assignment, steps.isEmpty(), force)
					: atRunTime(assignment, byIp, force));
			this.cards.add(new CardPlan(assignment.link(), Optional.of(assignment), choice, steps));
		}
		addRest("", this.files.withoutNetplan());
		withoutEntry();
		return this.cards;
	}

	private Set<Path> wanted() throws IOException {
		Set<Path> wanted = new HashSet<>();
		for (Assignment assignment : this.found.assignments()) {
			Optional<NetworkBackend> backend = choice(assignment).backend();
			if (backend.isPresent()) {
				wanted.addAll(this.files.paths(backend.get(), assignment));
			}
		}
		return wanted;
	}

	private NetworkChoice choice(Assignment assignment) {
		return this.choices.getOrDefault(assignment.link(), NetworkChoice.NONE);
	}

	private List<Change> told(NetworkBackend backend, Assignment assignment, boolean untouched, boolean force)
			throws IOException {
		List<Change> steps = this.files.steps(backend, assignment, force);
		if (!steps.isEmpty() && !assignment.settings().dhcp()) {
			return Stream.concat(this.files.run(dhcpClients(assignment)).stream(), steps.stream()).toList();
		}
		boolean missing = this.root.isRunningSystem()
				&& !NetworkCheck.missing(List.of(assignment), this.state).isEmpty();
		return (steps.isEmpty() && untouched && missing) ? this.files.again(backend, assignment) : steps;
	}

	// Noted before it is done.
	private List<Change> atRunTime(Assignment assignment, List<Assignment> earlier, boolean force) throws IOException {
		earlier.add(assignment);
		RunTimeAddresses former = RunTimeAddresses.read(this.root);
		List<Change> steps = new ArrayList<>(
				this.files.run(Iproute2.commands(assignment, this.state, former, dhcpClients(assignment), force)));
		if (!steps.isEmpty() && this.root.isRunningSystem()) {
			steps.addFirst(former.with(earlier));
		}
		return steps;
	}

	private List<Command> dhcpClients(Assignment assignment) throws IOException {
		return this.root.isRunningSystem() ? DhcpClients.endings(this.root.path("/proc"), assignment.link())
				: List.of();
	}

	// What was set by ip(8) on an interface that has no entry any more.
	private void withoutEntry() throws IOException {
		RunTimeAddresses former = RunTimeAddresses.read(this.root);
		for (Link link : this.state.links()) {
			if (!this.choices.containsKey(link.name()) && !this.found.leftAlone().contains(link.name())) {
				addRest(link.name(), this.files.run(former.removals(link.name(), InterfaceSettings.NONE, this.state)));
			}
		}
	}

	private void addRest(String link, List<Change> steps) {
		if (!steps.isEmpty()) {
			this.cards.add(new CardPlan(link, Optional.empty(), NetworkChoice.NONE, steps));
		}
	}

}
