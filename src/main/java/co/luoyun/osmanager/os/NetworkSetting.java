package co.luoyun.osmanager.os;

import java.io.IOException;
import java.util.List;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.InstanceSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The interfaces' addresses, routes and name servers. */
final class NetworkSetting implements Setting {

	private static final Logger logger = LoggerFactory.getLogger(NetworkSetting.class);

	private static final int SHARE_OF_WAITING = 4;

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
		List<Change> steps = choice.backend().isPresent() ? this.files.steps(choice.backend().get(), found, force)
				: Iproute2.commands(assignments, state, force)
					.stream()
					.<Change>map((command) -> new Change.RunCommand(
							command.within(this.properties.reloadTimeout()).changingSystem()))
					.toList();
		String detail = detail(found, choice);
		if (!steps.isEmpty()) {
			return new SettingPlan.Changes(name(), detail, steps);
		}
		List<String> missing = this.root.isRunningSystem() ? NetworkCheck.missing(assignments, state) : List.of();
		return missing.isEmpty() ? new SettingPlan.Unchanged(name(), detail)
				: new SettingPlan.Changes(name(), detail + "; not in force: " + String.join(", ", missing),
						this.files.again(choice.backend(), NetworkCheck.incomplete(assignments, state)));
	}

	private static String detail(Assignments found, NetworkChoice choice) {
		String links = String.join(", ", found.assignments().stream().map(Assignment::toString).toList());
		String warnings = found.warnings().isEmpty() ? "" : "; " + String.join("; ", found.warnings());
		return links + " by " + choice.name() + " (" + choice.reason() + ")" + warnings;
	}

	@Override
	public Applied apply(SettingPlan.Changes plan, InstanceSettings wanted, Steps steps) throws IOException {
		NetworkState before = this.reader.read();
		Assignments found = Assignments.of(wanted.network(), before);
		List<Assignment> assignments = found.assignments();
		NetworkChoice choice = NetworkChoice.of(this.properties.backend(), this.evidence, assignments);
		NetworkCheck check = new NetworkCheck(assignments, this.reader, this.properties.verifyTimeout());
		boolean files = plan.steps().stream().anyMatch((step) -> !(step instanceof Change.RunCommand));
		if (!files && choice.backend().isPresent() && comesByItself(assignments)) {
			return new Applied(SettingOutcome.Result.UNCHANGED, detail(found, choice));
		}
		try {
			boolean done = steps.takeAll(plan.steps());
			if (this.root.isRunningSystem()) {
				check.await();
			}
			return Applied.of(done, detail(found, choice));
		}
		catch (IOException ex) {
			List<Change> back = (files && choice.backend().isPresent())
					? this.files.stepsBack(choice.backend().get(), plan.steps()) : List.of();
			return new Applied(SettingOutcome.Result.FAILED,
					Faults.describe(ex) + "; " + takeBack(back, new FormerNetwork(before), assignments, steps));
		}
	}

	// At a boot the manager has read our files already, and may not be done.
	private boolean comesByItself(List<Assignment> assignments) throws IOException {
		return new NetworkCheck(assignments, this.reader, this.properties.verifyTimeout().dividedBy(SHARE_OF_WAITING))
			.holds();
	}

	private String takeBack(List<Change> files, FormerNetwork former, List<Assignment> tried, Steps steps)
			throws IOException {
		if (!this.root.isRunningSystem()) {
			return Rollback.take(files, steps);
		}
		if (files.isEmpty() || former.isBare()) {
			Rollback.take(former.stepsBack(this.reader.read(), List.of(), this.properties.reloadTimeout()), steps);
			return "what has come of it stays";
		}
		String undone = Rollback.take(files, steps);
		if (!new NetworkCheck(former.links(), this.reader, this.properties.verifyTimeout()).holds()) {
			logger.info("The manager of the network did not bring back all that was there");
		}
		Rollback.take(former.stepsBack(this.reader.read(), tried, this.properties.reloadTimeout()), steps);
		return undone;
	}

}
