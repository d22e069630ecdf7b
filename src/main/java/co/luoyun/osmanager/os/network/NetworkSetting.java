package co.luoyun.osmanager.os.network;

import java.io.IOException;
import java.util.List;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.os.Applied;
import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.Faults;
import co.luoyun.osmanager.os.OsProperties;
import co.luoyun.osmanager.os.Rollback;
import co.luoyun.osmanager.os.Setting;
import co.luoyun.osmanager.os.SettingOutcome;
import co.luoyun.osmanager.os.SettingPlan;
import co.luoyun.osmanager.os.Steps;
import co.luoyun.osmanager.os.network.backend.Assignment;
import co.luoyun.osmanager.os.network.backend.SystemEvidence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The interfaces' addresses, routes and name servers. */
public final class NetworkSetting implements Setting {

	private final SystemRoot root;

	private final OsProperties.Network properties;

	private final NetworkStateReader reader;

	private final SystemEvidence evidence;

	private final NetworkFiles files;

	private final Ticker ticker;

	public NetworkSetting(SystemRoot root, OsProperties.Network properties, Ticker ticker) {
		this.root = root;
		this.ticker = ticker;
		this.properties = properties;
		this.reader = new NetworkStateReader(root);
		this.evidence = new SystemEvidence(root);
		this.files = new NetworkFiles(root, this.evidence, properties.reloadTimeout());
	}

	@Override
	public String name() {
		return "network";
	}

	@Override
	public String field() {
		return "network";
	}

	@Override
	public boolean enabled() {
		return this.properties.enabled();
	}

	@Override
	public SettingPlan plan(InstanceSettings wanted, boolean force) throws IOException {
		if (wanted.network().isEmpty()) {
			return new SettingPlan.Skipped(name(), "no network in the configuration");
		}
		if (!NetworkChoice.isKnown(this.properties.backend())) {
			return new SettingPlan.Impossible(name(),
					"osmanager.os.network.backend is none of " + NetworkChoice.known());
		}
		NetworkState state = this.reader.read();
		Assignments found = Assignments.of(wanted.network(), state);
		if (found.assignments().isEmpty()) {
			return found.warnings().isEmpty() ? new SettingPlan.Skipped(name(), "no network in the configuration")
					: new SettingPlan.Impossible(name(), String.join("; ", found.warnings()));
		}
		return plan(found, state, force);
	}

	private SettingPlan plan(Assignments found, NetworkState state, boolean force) throws IOException {
		List<Assignment> assignments = found.assignments();
		NetworkChoice choice = NetworkChoice.of(this.properties.backend(), this.evidence, assignments);
		NetworkTransition transition = new NetworkTransition(this.root, this.properties, this.reader, this.files, state,
				found, choice, this.ticker);
		List<Change> steps = choice.backend().isPresent() ? this.files.steps(choice.backend().get(), found, force)
				: Iproute2.commands(assignments, state, force)
					.stream()
					.<Change>map((command) -> new Change.RunCommand(
							command.within(this.properties.reloadTimeout()).changingSystem()))
					.toList();
		String detail = transition.detail();
		if (!steps.isEmpty()) {
			return new SettingPlan.Changes(name(), detail, steps, transition);
		}
		List<String> missing = this.root.isRunningSystem() ? NetworkCheck.missing(assignments, state) : List.of();
		return missing.isEmpty() ? new SettingPlan.Unchanged(name(), detail)
				: new SettingPlan.Changes(name(), detail + "; not in force: " + String.join(", ", missing),
						this.files.again(choice.backend(), NetworkCheck.incomplete(assignments, state)), transition);
	}

}
