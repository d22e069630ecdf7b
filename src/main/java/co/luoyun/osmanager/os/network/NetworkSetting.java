package co.luoyun.osmanager.os.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.InterfaceSettings;
import co.luoyun.osmanager.message.Joint;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.OsProperties;
import co.luoyun.osmanager.os.Setting;
import co.luoyun.osmanager.os.SettingPlan;
import co.luoyun.osmanager.os.SystemEvidence;
import co.luoyun.osmanager.os.network.backend.Assignment;
import co.luoyun.osmanager.os.network.backend.NetworkBackend;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandRunner;

/** The interfaces' addresses, routes and name servers. */
public final class NetworkSetting extends Setting {

	private final SystemRoot root;

	private final CommandRunner runner;

	private final OsProperties.Network properties;

	private final NetworkStateReader reader;

	private final Ticker ticker;

	public NetworkSetting(SystemRoot root, CommandRunner runner, OsProperties.Network properties, Ticker ticker) {
		super("network", "network", properties.enabled());
		this.root = root;
		this.runner = runner;
		this.ticker = ticker;
		this.properties = properties;
		this.reader = new NetworkStateReader(root);
	}

	@Override
	public SettingPlan plan(InstanceSettings wanted, boolean force) throws IOException {
		if (wanted.network().isEmpty()) {
			return notGiven();
		}
		if (!NetworkChoice.isKnown(this.properties.backend())) {
			return new SettingPlan.Impossible(name(), NetworkMessage.UNKNOWN_BACKEND.with(NetworkChoice.known()));
		}
		NetworkState state = this.reader.read();
		Assignments found = Assignments.of(wanted.network(), state);
		if (found.assignments().isEmpty()) {
			return found.faults().isEmpty() ? notGiven()
					: new SettingPlan.Impossible(name(), Joint.SEMICOLON.of(found.faults()));
		}
		return plan(found, state, force).refusing(found.faults());
	}

	private SettingPlan plan(Assignments found, NetworkState state, boolean force) throws IOException {
		SystemEvidence evidence = new SystemEvidence(this.root, this.runner);
		NetworkFiles files = new NetworkFiles(this.root, evidence, this.properties.reloadTimeout());
		Map<String, NetworkChoice> choices = new LinkedHashMap<>();
		for (Assignment assignment : found.assignments()) {
			choices.put(assignment.link(), NetworkChoice.of(this.properties.backend(), evidence, assignment));
		}
		List<CardPlan> cards = new Cards(files, found, state, choices).plan(force);
		NetworkTransition transition = new NetworkTransition(this.root, this.properties, this.reader, files, evidence,
				state, found, cards, this.ticker);
		List<Change> steps = cards.stream().flatMap((card) -> card.steps().stream()).toList();
		List<Message> missing = this.root.isRunningSystem() ? NetworkCheck.missing(found.assignments(), state)
				: List.of();
		Message detail = transition.detail();
		if (steps.isEmpty() && missing.isEmpty()) {
			return new SettingPlan.Unchanged(name(), detail, found.warnings());
		}
		boolean written = cards.stream().anyMatch((card) -> !card.steps().isEmpty() && !card.repeats());
		return new SettingPlan.Changes(name(),
				written ? detail
						: Joint.SEMICOLON.with(detail, NetworkMessage.NOT_IN_FORCE.with(Joint.COMMA.of(missing))),
				steps, List.of(), found.warnings(), transition);
	}

	/** One plan of all cards. */
	private final class Cards {

		private final NetworkFiles files;

		private final Assignments found;

		private final NetworkState state;

		private final Map<String, NetworkChoice> choices;

		private final List<CardPlan> cards = new ArrayList<>();

		Cards(NetworkFiles files, Assignments found, NetworkState state, Map<String, NetworkChoice> choices) {
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
				steps.addAll(choice.backend().isPresent() ? told(choice, assignment, steps.isEmpty(), force)
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
			return this.choices.getOrDefault(assignment.link(), new NetworkChoice(Optional.empty(), Message.NONE));
		}

		private List<Change> told(NetworkChoice choice, Assignment assignment, boolean untouched, boolean force)
				throws IOException {
			List<Change> steps = this.files.steps(choice.backend().orElseThrow(), assignment, force);
			if (!steps.isEmpty() && !assignment.settings().dhcp()) {
				return Stream.concat(this.files.run(dhcpClients(assignment)).stream(), steps.stream()).toList();
			}
			boolean missing = NetworkSetting.this.root.isRunningSystem()
					&& !NetworkCheck.missing(List.of(assignment), this.state).isEmpty();
			return (steps.isEmpty() && untouched && missing)
					? this.files.again(choice.backend().orElseThrow(), assignment) : steps;
		}

		// Noted before it is done.
		private List<Change> atRunTime(Assignment assignment, List<Assignment> earlier, boolean force)
				throws IOException {
			earlier.add(assignment);
			SystemRoot root = NetworkSetting.this.root;
			RunTimeAddresses former = RunTimeAddresses.read(root);
			List<Change> steps = new ArrayList<>(
					this.files.run(Iproute2.commands(assignment, this.state, former, dhcpClients(assignment), force)));
			if (!steps.isEmpty() && root.isRunningSystem()) {
				steps.addFirst(former.with(earlier));
			}
			return steps;
		}

		private List<Command> dhcpClients(Assignment assignment) throws IOException {
			SystemRoot root = NetworkSetting.this.root;
			return root.isRunningSystem() ? DhcpClients.endings(root.path("/proc"), assignment.link()) : List.of();
		}

		// What was set by ip(8) on an interface that has no entry any more.
		private void withoutEntry() throws IOException {
			RunTimeAddresses former = RunTimeAddresses.read(NetworkSetting.this.root);
			for (Link link : this.state.links()) {
				if (!this.choices.containsKey(link.name()) && !this.found.leftAlone().contains(link.name())) {
					addRest(link.name(),
							this.files.run(former.removals(link.name(), InterfaceSettings.NONE, this.state)));
				}
			}
		}

		private void addRest(String link, List<Change> steps) {
			if (!steps.isEmpty()) {
				this.cards.add(
						new CardPlan(link, Optional.empty(), new NetworkChoice(Optional.empty(), Message.NONE), steps));
			}
		}

	}

}
