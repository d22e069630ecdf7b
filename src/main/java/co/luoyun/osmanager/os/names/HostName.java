package co.luoyun.osmanager.os.names;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.OsProperties;
import co.luoyun.osmanager.os.Setting;
import co.luoyun.osmanager.os.SettingPlan;
import co.luoyun.osmanager.os.SystemText;
import co.luoyun.osmanager.process.Command;

/** The host name in {@code /etc/hostname} and in the kernel. */
public final class HostName extends Setting {

	/** HOST_NAME_MAX of Linux. */
	private static final int LENGTH_LIMIT = 64;

	private final SystemRoot root;

	public HostName(SystemRoot root, OsProperties.HostName properties) {
		super("host-name", "domain.name", properties.enabled());
		this.root = root;
	}

	@Override
	protected boolean isWatched() {
		return false;
	}

	@Override
	public SettingPlan plan(InstanceSettings wanted, boolean force) throws IOException {
		if (wanted.domainName().isEmpty()) {
			return notGiven();
		}
		String host = kernelName(wanted.domainName().get());
		List<Change> steps = steps(host, force);
		return plan((steps.isEmpty() ? NameMessage.HOST_IS : NameMessage.HOST).with(host), steps);
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

	// The kernel takes no more; the first label of a longer name fits.
	private static String kernelName(String name) {
		return (name.length() <= LENGTH_LIMIT) ? name : name.substring(0, name.indexOf('.'));
	}

	private Optional<String> kernelName() throws IOException {
		return SystemText.read(this.root.hostName()).map(String::strip);
	}

}
