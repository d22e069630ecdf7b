package co.luoyun.osmanager.os.network;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.os.Applied;
import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.Faults;
import co.luoyun.osmanager.os.OsProperties;
import co.luoyun.osmanager.os.Rollback;
import co.luoyun.osmanager.os.SettingOutcome;
import co.luoyun.osmanager.os.SettingPlan;
import co.luoyun.osmanager.os.Steps;
import co.luoyun.osmanager.os.network.backend.Assignment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way from the network as it was when the plan was made to the wanted one, and back
 * when that does not work.
 */
final class NetworkTransition implements SettingPlan.Procedure {

	private static final Logger logger = LoggerFactory.getLogger(NetworkTransition.class);

	private static final int SHARE_OF_WAITING = 4;

	private final SystemRoot root;

	private final OsProperties.Network properties;

	private final NetworkStateReader reader;

	private final NetworkFiles files;

	private final NetworkState before;

	private final Assignments found;

	private final NetworkChoice choice;

	private final Ticker ticker;

	NetworkTransition(SystemRoot root, OsProperties.Network properties, NetworkStateReader reader, NetworkFiles files,
			NetworkState before, Assignments found, NetworkChoice choice, Ticker ticker) {
		this.root = root;
		this.properties = properties;
		this.reader = reader;
		this.files = files;
		this.before = before;
		this.found = found;
		this.choice = choice;
		this.ticker = ticker;
	}

	/** What the interfaces are to be and by whom, in one line. */
	String detail() {
		String links = String.join(", ", this.found.assignments().stream().map(Assignment::toString).toList());
		String warnings = this.found.warnings().isEmpty() ? "" : "; " + String.join("; ", this.found.warnings());
		return links + " by " + this.choice.name() + " (" + this.choice.reason() + ")" + warnings;
	}

	@Override
	public Applied apply(SettingPlan.Changes plan, Steps steps) throws IOException {
		boolean written = plan.steps().stream().anyMatch((step) -> !(step instanceof Change.RunCommand));
		if (!written && this.choice.backend().isPresent() && comesByItself()) {
			return new Applied(SettingOutcome.Result.UNCHANGED, detail());
		}
		try {
			boolean done = steps.takeAll(plan.steps());
			if (this.root.isRunningSystem()) {
				check(this.found.assignments(), this.properties.verifyTimeout()).await();
			}
			return Applied.of(done, detail());
		}
		catch (IOException ex) {
			List<Change> back = (written && this.choice.backend().isPresent())
					? this.files.stepsBack(this.choice.backend().get(), plan.steps()) : List.of();
			return new Applied(SettingOutcome.Result.FAILED, Faults.describe(ex) + "; " + takeBack(back, steps));
		}
	}

	private NetworkCheck check(List<Assignment> assignments, Duration timeout) {
		return new NetworkCheck(assignments, this.reader, timeout, this.ticker);
	}

	// At a boot the manager has read our files already, and may not be done.
	private boolean comesByItself() throws IOException {
		return check(this.found.assignments(), this.properties.verifyTimeout().dividedBy(SHARE_OF_WAITING)).holds();
	}

	private String takeBack(List<Change> back, Steps steps) throws IOException {
		FormerNetwork former = new FormerNetwork(this.before);
		if (!this.root.isRunningSystem()) {
			return Rollback.take(back, steps);
		}
		if (back.isEmpty() || former.isBare()) {
			Rollback.take(former.stepsBack(this.reader.read(), List.of(), this.properties.reloadTimeout()), steps);
			return "what has come of it stays";
		}
		String undone = Rollback.take(back, steps);
		if (!check(former.links(), this.properties.verifyTimeout()).holds()) {
			logger.info("The manager of the network did not bring back all that was there");
		}
		Rollback.take(former.stepsBack(this.reader.read(), this.found.assignments(), this.properties.reloadTimeout()),
				steps);
		return undone;
	}

}
