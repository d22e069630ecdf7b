package co.luoyun.osmanager.web.facts;

import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import co.luoyun.osmanager.files.Heartbeats;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.BuildInfo;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.web.charts.Charts;
import co.luoyun.osmanager.web.server.PagePort;

import org.springframework.stereotype.Component;

/** Everything that the pages and the JSON show, as it is now. */
@Component
public class Facts {

	private final CurrentConfiguration configuration;

	private final SystemRoot root;

	private final ConfigurationFacts configurationFacts;

	private final SystemFacts system;

	private final StatusFacts status;

	private final ControllerFacts controller;

	private final TerminalFacts terminal;

	private final MachineFacts machine;

	private final NewestLog log;

	private final Charts charts;

	private final PagePort port;

	private final Heartbeats heartbeats;

	private final Clock clock;

	Facts(CurrentConfiguration configuration, SystemRoot root, ConfigurationFacts configurationFacts,
			SystemFacts system, StatusFacts status, ControllerFacts controller, TerminalFacts terminal,
			MachineFacts machine, NewestLog log, Charts charts, PagePort port, Heartbeats heartbeats, Clock clock) {
		this.configuration = configuration;
		this.root = root;
		this.configurationFacts = configurationFacts;
		this.system = system;
		this.status = status;
		this.controller = controller;
		this.terminal = terminal;
		this.machine = machine;
		this.log = log;
		this.charts = charts;
		this.port = port;
		this.heartbeats = heartbeats;
		this.clock = clock;
	}

	public InstanceView instance() {
		List<String> addresses = LocalAddresses.read();
		OptionalInt tag = this.configuration.conf().tag();
		return new InstanceView(hostname(addresses), tag.isPresent() ? tag.getAsInt() : null, addresses, state());
	}

	/** The domain name that the instance was given, else its address. */
	public String hostname() {
		return this.configuration.conf().settings().domainName().orElseGet(() -> hostname(LocalAddresses.read()));
	}

	public BuildInfo build() {
		return BuildInfo.read(this.root);
	}

	/** The components from the ground up. */
	public List<ComponentView> components() {
		List<ComponentView> components = new ArrayList<>(List.of(this.status.component(), this.controller.component(),
				this.terminal.component(), this.system.component(), this.configurationFacts.component()));
		// Who sees the page sees that it is there.
		this.port.problem()
			.map((problem) -> new ComponentView("page", ComponentState.ERROR, "no_port", null, "", problem))
			.ifPresent(components::addFirst);
		List<String> late = this.heartbeats.late();
		if (!late.isEmpty()) {
			components.addFirst(
					new ComponentView("workers", ComponentState.ERROR, "late", null, "", String.join("\n", late)));
		}
		return List.copyOf(components);
	}

	public StatusView status() {
		return this.status.status();
	}

	public TerminalView terminal() {
		return this.terminal.terminal(instance().urlHost());
	}

	public MachineView machine() {
		return this.machine.machine();
	}

	public List<SettingView> settings() {
		return this.system.settings();
	}

	/** The newest log lines, newest first. */
	public List<LogLine> log() {
		return this.log.lines();
	}

	/** All of it. */
	public StatusReport report() {
		List<ComponentView> components = components();
		boolean starting = components.stream().anyMatch((component) -> component.state() == ComponentState.BUSY);
		BuildInfo build = build();
		return new StatusReport(Overall.of(components), starting, this.clock.instant(), instance(), application(build),
				components, status(), terminal(), machine(), this.charts.newest(), settings(), files(build), log());
	}

	private InstanceState state() {
		if (this.status.serving()) {
			return InstanceState.SERVING;
		}
		return (this.configuration.get() instanceof Configuration.Configured) ? InstanceState.RUNNING
				: InstanceState.NOT_CONFIGURED;
	}

	private String hostname(List<String> addresses) {
		InstanceSettings settings = this.configuration.conf().settings();
		return settings.domainName()
			.or(() -> this.root.isRunningSystem() ? Optional.empty() : configuredAddress(settings))
			.or(() -> addresses.stream().findFirst())
			.or(() -> configuredAddress(settings))
			.orElse("localhost");
	}

	private static Optional<String> configuredAddress(InstanceSettings settings) {
		return settings.network()
			.stream()
			.flatMap((device) -> device.addresses().stream())
			.map((address) -> address.address())
			.map(InetAddress::getHostAddress)
			.findFirst();
	}

	private static Map<String, String> application(BuildInfo build) {
		Map<String, String> application = new LinkedHashMap<>();
		build.application().ifPresent((name) -> application.put("name", name));
		build.applicationVersion().ifPresent((version) -> application.put("version", version));
		build.applianceVersion().ifPresent((version) -> application.put("appliance", version));
		return application;
	}

	private static Map<String, String> files(BuildInfo build) {
		Map<String, String> files = new LinkedHashMap<>();
		build.version().ifPresent((text) -> files.put("version", text));
		build.base().ifPresent((text) -> files.put("base", text));
		build.build().ifPresent((text) -> files.put("build", text));
		build.changelog().ifPresent((text) -> files.put("changelog", text));
		build.packages().ifPresent((text) -> files.put("packages", text));
		return files;
	}

}
