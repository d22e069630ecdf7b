package co.luoyun.osmanager.os;

import java.io.IOException;
import java.util.List;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.InstanceSettings;

/** The interfaces' addresses, routes and name servers. */
final class NetworkSetting implements Setting {

	private final SystemRoot root;

	private final OsProperties.Network properties;

	private final NetworkStateReader reader;

	private final SystemEvidence evidence;

	private final NetworkFiles files;

	NetworkSetting(SystemRoot root, OsProperties.Network properties) {
		this.root = root;
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
			return new SettingPlan.Impossible(name(), String.join("; ", found.warnings()));
		}
		return plan(found, state, force);
	}

	private SettingPlan plan(Assignments found, NetworkState state, boolean force) throws IOException {
		List<Assignment> assignments = found.assignments();
		NetworkChoice choice = NetworkChoice.of(this.properties.backend(), this.evidence, assignments);
		List<Change> steps = choice.backend().isPresent() ? this.files.steps(choice.backend().get(), assignments, force)
				: Iproute2.commands(assignments, state, force)
					.stream()
					.<Change>map((command) -> new Change.RunCommand(
							command.within(this.properties.reloadTimeout()).changingSystem()))
					.toList();
		String detail = detail(found, choice);
		return steps.isEmpty() ? new SettingPlan.Unchanged(name(), detail)
				: new SettingPlan.Changes(name(), detail, steps);
	}

	private static String detail(Assignments found, NetworkChoice choice) {
		String links = String.join(", ", found.assignments().stream().map(Assignment::toString).toList());
		String warnings = found.warnings().isEmpty() ? "" : "; " + String.join("; ", found.warnings());
		return links + " by " + choice.name() + " (" + choice.reason() + ")" + warnings;
	}

	@Override
	public Applied apply(SettingPlan.Changes plan, InstanceSettings wanted, Steps steps) throws IOException {
		List<Assignment> assignments = Assignments.of(wanted.network(), this.reader.read()).assignments();
		NetworkChoice choice = NetworkChoice.of(this.properties.backend(), this.evidence, assignments);
		NetworkCheck check = new NetworkCheck(assignments, this.reader, this.properties.verifyTimeout());
		try {
			boolean done = steps.takeAll(plan.steps());
			if (this.root.isRunningSystem()) {
				check.await();
			}
			return Applied.of(done, plan.detail());
		}
		catch (IOException ex) {
			String undone = choice.backend()
				.map((backend) -> Rollback.take(this.files.stepsBack(backend, plan.steps()), steps))
				.orElse("what was done by then is left as it is");
			return new Applied(SettingOutcome.Result.FAILED, Faults.describe(ex) + "; " + undone);
		}
	}

}
