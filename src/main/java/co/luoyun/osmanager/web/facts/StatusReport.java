package co.luoyun.osmanager.web.facts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that the owner's page shows, for programs.
 *
 * @param overall how everything together is
 * @param starting whether a component is still on its way
 * @param at when this was put together
 * @param instance the instance
 * @param application the application: {@code name}, {@code version}, and
 * {@code appliance}, the appliance's version
 * @param components the components
 * @param status the application's status
 * @param terminal the web terminal
 * @param machine the machine
 * @param measures the newest measurements: percent of {@code cpu}, {@code memory} and
 * {@code disk}, bytes a second {@code received} and {@code sent}, {@code serving} 1 or 0
 * @param settings what was set in the operating system at boot
 * @param build the build files by name in lower case; those that there are
 * @param log the newest log lines, newest first
 */
public record StatusReport(Overall overall, boolean starting, Instant at, InstanceView instance,
		Map<String, String> application, List<ComponentView> components, StatusView status, TerminalView terminal,
		MachineView machine, Map<String, Float> measures, List<SettingView> settings, Map<String, String> build,
		List<LogLine> log) {

	public StatusReport {
		components = List.copyOf(components);
		settings = List.copyOf(settings);
		log = List.copyOf(log);
	}

}
