package co.luoyun.osmanager.os;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.TemporaryFiles;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.message.Joint;
import co.luoyun.osmanager.os.account.RootPassword;
import co.luoyun.osmanager.os.account.RootSshKeys;
import co.luoyun.osmanager.os.names.HostName;
import co.luoyun.osmanager.os.names.NameServers;
import co.luoyun.osmanager.os.network.NetworkSetting;
import co.luoyun.osmanager.process.CommandRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.stereotype.Component;

/**
 * Brings the operating system's settings to what the instance was told: plans each
 * setting, takes the steps, and reports. A setting that fails never stops the others.
 */
@Component
public class OsConfigurer {

	private static final Logger logger = LoggerFactory.getLogger(OsConfigurer.class);

	/** Those that the settings write into, besides that of root's keys. */
	private static final List<String> FOLDERS = List.of("/etc", "/etc/netplan", "/etc/dhcp/dhclient-enter-hooks.d",
			"/etc/network", "/etc/network/interfaces.d", "/etc/NetworkManager/conf.d",
			"/etc/NetworkManager/system-connections", "/etc/sysconfig", "/etc/sysconfig/network-scripts",
			"/etc/systemd/network", "/etc/systemd/resolved.conf.d");

	private final SystemRoot root;

	private final RootSshKeys keys;

	private final CurrentConfiguration configuration;

	private final List<Setting> settings;

	private final Steps steps;

	private final Turn turn;

	private final Clock clock;

	private final Ticker ticker;

	private final DriftJudgement judgement;

	private volatile boolean stopped;

	private volatile OsReport report = OsReport.EMPTY;

	public OsConfigurer(SystemRoot root, CommandRunner runner, CurrentConfiguration configuration,
			OsProperties properties, Clock clock, Ticker ticker) {
		this.root = root;
		this.configuration = configuration;
		this.steps = new Steps(root, runner);
		this.turn = new Turn(root, ticker);
		this.clock = clock;
		this.ticker = ticker;
		this.judgement = new DriftJudgement(ticker);
		this.keys = new RootSshKeys(root, runner, properties.sshKeys());
		this.settings = List.of(new RootPassword(root, properties.password(), clock, ticker), this.keys,
				new HostName(root, properties.hostName()),
				new NetworkSetting(root, runner, properties.network(), ticker),
				new NameServers(root, runner, properties.nameServers()));
	}

	/** The settings' names, in the order in which they are made. */
	public List<String> settingNames() {
		return this.settings.stream().map(Setting::name).toList();
	}

	/**
	 * Compares the configuration in force with the system. Changes nothing.
	 * @param request which settings
	 */
	public OsPlan plan(PlanRequest request) {
		InstanceSettings wanted = this.configuration.conf().settings();
		return new OsPlan(requested(request).map((setting) -> plan(setting, wanted, request.force())).toList());
	}

	/** Makes every setting that differs from the configuration in force. */
	public OsReport configure() {
		return configure(PlanRequest.ALL);
	}

	/**
	 * Makes settings.
	 * @param request which settings
	 * @return what came of them, which is also the newest {@link #report()}
	 */
	public synchronized OsReport configure(PlanRequest request) {
		return this.turn.take(() -> {
			removeTemporaryFiles();
			return makeAll(request);
		});
	}

	private void removeTemporaryFiles() {
		FOLDERS.forEach((folder) -> TemporaryFiles.removeFrom(this.root.path(folder)));
		try {
			TemporaryFiles.removeFrom(this.keys.folder());
		}
		catch (IOException ex) {
			logger.debug("Nothing is written there: {}", ex.getMessage());
		}
	}

	private OsReport makeAll(PlanRequest request) {
		InstanceSettings wanted = this.configuration.conf().settings();
		long start = this.ticker.getAsLong();
		List<SettingOutcome> outcomes = new ArrayList<>();
		requested(request).takeWhile((_) -> !this.stopped)
			.forEach((setting) -> outcomes.add(make(setting, wanted, request.force())));
		this.report = new OsReport(outcomes, Optional.of(this.clock.instant()), this.ticker.since(start));
		return this.report;
	}

	/**
	 * Looks whether the settings are still as they were made, and judges what differs.
	 * @param drift what is done about it
	 */
	public synchronized void look(OsProperties.Drift drift) {
		InstanceSettings wanted = this.configuration.conf().settings();
		List<SettingOutcome> outcomes = this.report.outcomes()
			.stream()
			.map((before) -> this.stopped ? before : look(before, wanted, drift))
			.toList();
		this.report = new OsReport(outcomes, this.report.at(), this.report.took());
	}

	private SettingOutcome look(SettingOutcome before, InstanceSettings wanted, OsProperties.Drift drift) {
		Setting setting = this.settings.stream()
			.filter((each) -> each.name().equals(before.setting()))
			.findFirst()
			.orElseThrow();
		if (!setting.isWatched()) {
			return before;
		}
		SettingPlan plan = plan(setting, wanted, false);
		if (this.judgement.repairs(plan, drift)) {
			logger.warn("Setting {} is no longer as it was made, and is put right", setting.name());
			return this.turn.take(() -> make(setting, wanted, false));
		}
		SettingOutcome now = this.judgement.left(plan, before);
		if (now.result() != before.result()) {
			log(now);
		}
		return now;
	}

	/** From now on no further setting is begun. */
	public void stop() {
		this.stopped = true;
	}

	/** What came of the newest run; empty before the first. */
	public OsReport report() {
		return this.report;
	}

	private Stream<Setting> requested(PlanRequest request) {
		return this.settings.stream().filter((setting) -> request.includes(setting.name()));
	}

	private SettingPlan plan(Setting setting, InstanceSettings wanted, boolean force) {
		if (!setting.enabled()) {
			return new SettingPlan.Skipped(setting.name(), OsMessage.SWITCHED_OFF.with(setting.name()));
		}
		try {
			return setting.plan(wanted, force).refusing(wanted.refusalsOf(setting.field()));
		}
		catch (IOException | RuntimeException ex) {
			return new SettingPlan.Impossible(setting.name(), Failure.inWords(ex));
		}
	}

	private SettingOutcome make(Setting setting, InstanceSettings wanted, boolean force) {
		long start = this.ticker.getAsLong();
		SettingPlan plan = plan(setting, wanted, force);
		Applied applied = switch (plan) {
			case SettingPlan.Skipped it -> new Applied(SettingOutcome.Result.SKIPPED, it.detail());
			case SettingPlan.Unchanged it -> new Applied(SettingOutcome.Result.UNCHANGED, it.detail());
			case SettingPlan.Impossible it -> new Applied(SettingOutcome.Result.FAILED, it.detail());
			case SettingPlan.Changes it -> apply(it);
		};
		SettingOutcome outcome = new SettingOutcome(setting.name(), applied.result(), applied.detail(), plan.warnings(),
				this.ticker.since(start));
		this.judgement.tried(plan, outcome);
		log(outcome);
		return outcome;
	}

	private Applied apply(SettingPlan.Changes plan) {
		try {
			Applied applied = plan.apply(this.steps);
			return plan.refusals().isEmpty() ? applied : new Applied(SettingOutcome.Result.FAILED,
					Joint.SEMICOLON.with(Joint.SEMICOLON.of(plan.refusals()), applied.detail()));
		}
		catch (IOException | RuntimeException ex) {
			return new Applied(SettingOutcome.Result.FAILED, Failure.inWords(ex));
		}
	}

	private static void log(SettingOutcome outcome) {
		boolean bad = outcome.result() == SettingOutcome.Result.FAILED || !outcome.warnings().isEmpty();
		logger.atLevel(bad ? Level.WARN : Level.INFO).log("Setting {}", outcome);
	}

}
