package co.luoyun.osmanager.os;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.process.Command;

/** The host name in {@code /etc/hostname} and in the kernel. */
final class HostName implements Setting {

	// HOST_NAME_MAX of Linux, and the rules of RFC 1123.
	private static final int LENGTH_LIMIT = 64;

	private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

	private final SystemRoot root;

	private final OsProperties.HostName properties;

	HostName(SystemRoot root, OsProperties.HostName properties) {
		this.root = root;
		this.properties = properties;
	}

	@Override
	public String name() {
		return "host-name";
	}

	@Override
	public boolean enabled() {
		return this.properties.enabled();
	}

	@Override
	public SettingPlan plan(InstanceSettings wanted, boolean force) throws IOException {
		if (wanted.domainName().isEmpty()) {
			return new SettingPlan.Skipped(name(), "no domain.name in the configuration");
		}
		String host = wanted.domainName().get();
		if (host.length() > LENGTH_LIMIT || !host.matches(LABEL + "(\\." + LABEL + ")*")) {
			return new SettingPlan.Impossible(name(), "domain.name is not a host name of at most " + LENGTH_LIMIT
					+ " letters, digits, dashes and dots; the host name stays as it is");
		}
		List<Change> steps = steps(host, force);
		return steps.isEmpty() ? new SettingPlan.Unchanged(name(), "the host name is " + host)
				: new SettingPlan.Changes(name(), "the host name " + host, steps);
	}

	private List<Change> steps(String host, boolean force) throws IOException {
		List<Change> steps = new ArrayList<>();
		Path file = this.root.writable("/etc/hostname");
		Optional<String> present = SystemText.read(file);
		if (force || !present.map(String::strip).equals(Optional.of(host))) {
			steps.add(new Change.WriteFile(file, present, host + "\n", "rw-r--r--", false));
		}
		if (force || !kernelName().equals(Optional.of(host))) {
			steps.add(new Change.RunCommand(Command.of("hostname", host).changingSystem()));
		}
		return steps;
	}

	// In a sandbox there is no kernel to ask: the file alone says whether anything
	// differs.
	private Optional<String> kernelName() throws IOException {
		String path = this.root.isRunningSystem() ? "/proc/sys/kernel/hostname" : "/etc/hostname";
		return SystemText.read(this.root.path(path)).map(String::strip);
	}

}
