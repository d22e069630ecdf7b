package co.luoyun.osmanager.web.facts;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.BuildInfo;
import co.luoyun.osmanager.message.ComponentState;

import org.springframework.stereotype.Component;

/** Everything that the pages and the JSON show, as it is now. */
@Component
public class Facts {

	/** The version of the report, with its schema status.schema.json. */
	private static final int VERSION = 1;

	private final InstanceFacts instance;

	private final ComponentsPanel components;

	private final List<Panel> panels;

	private final SystemRoot root;

	private final Clock clock;

	Facts(InstanceFacts instance, ComponentsPanel components, List<Panel> panels, SystemRoot root, Clock clock) {
		this.instance = instance;
		this.components = components;
		this.panels = List.copyOf(panels);
		this.root = root;
		this.clock = clock;
	}

	public InstanceView instance() {
		return this.instance.instance();
	}

	/** The domain name that the instance was given, else its address. */
	public String hostname() {
		return this.instance.hostname();
	}

	public BuildInfo build() {
		return BuildInfo.read(this.root);
	}

	/** What the owner's page is made of, in its order. */
	public List<Panel> panels() {
		return this.panels;
	}

	/**
	 * All of it, for programs: the {@code version} of this form; {@code overall}, how
	 * everything together is; {@code starting}, whether a component is still on its way;
	 * {@code at}, when this was put together; the {@code instance}; the
	 * {@code application}'s name, version and {@code appliance}; the panels; and the
	 * {@code build} files that there are.
	 */
	public Map<String, Object> report() {
		List<ComponentView> all = this.components.view(Words.ENGLISH);
		BuildInfo build = build();
		Map<String, Object> report = new LinkedHashMap<>();
		report.put("overall", Overall.of(all));
		report.put("starting", all.stream().anyMatch((component) -> component.state() == ComponentState.BUSY));
		report.put("at", this.clock.instant());
		report.put("instance", instance());
		report.put("application", application(build));
		this.panels
			.forEach((panel) -> report.put(panel.jsonKey(), (panel instanceof ComponentsPanel) ? all : panel.json()));
		report.put("build", files(build));
		report.put("version", VERSION);
		return report;
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

	/** How everything together is. */
	enum Overall {

		/** Every component does what it should. */
		WELL,

		/** Something is on its way or needs a look. */
		DEGRADED,

		/** Something does not work. */
		ERROR;

		static Overall of(List<ComponentView> components) {
			ComponentState worst = components.stream()
				.map(ComponentView::state)
				.max(ComponentState::compareTo)
				.orElse(ComponentState.OK);
			return switch (worst) {
				case OK, OFF -> WELL;
				case BUSY, WARNING -> DEGRADED;
				case ERROR -> ERROR;
			};
		}

	}

}
