package co.luoyun.osmanager.os.network;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.message.Joint;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.OsProperties;
import co.luoyun.osmanager.os.Setting;
import co.luoyun.osmanager.os.SettingPlan;
import co.luoyun.osmanager.os.SystemEvidence;
import co.luoyun.osmanager.os.network.backend.Assignment;
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
		List<CardPlan> cards = new CardPlanner(this.root, files, found, state, choices).plan(force);
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

}
