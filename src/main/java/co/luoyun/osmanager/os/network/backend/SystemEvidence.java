package co.luoyun.osmanager.os.network.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.os.SystemText;

/** What tells which services a system runs, read from its files alone. */
public final class SystemEvidence {

	private static final List<String> WANTS = List.of("/etc/systemd/system/multi-user.target.wants",
			"/etc/systemd/system/sysinit.target.wants", "/etc/systemd/system/network-online.target.wants");

	private static final List<String> CONTROL_GROUPS = List.of("/sys/fs/cgroup/system.slice",
			"/sys/fs/cgroup/systemd/system.slice", "/sys/fs/cgroup/unified/system.slice");

	private final SystemRoot root;

	public SystemEvidence(SystemRoot root) {
		this.root = root;
	}

	/**
	 * Whether systemd runs a service, or in a sandbox, would start it at boot.
	 * @param unit for example {@code NetworkManager.service}
	 */
	boolean serves(String unit) {
		return this.root.isRunningSystem() ? isActive(unit) : isEnabled(unit);
	}

	// An active unit has a control group, and a link to its invocation.
	private boolean isActive(String unit) {
		boolean group = CONTROL_GROUPS.stream().anyMatch((folder) -> exists(folder + "/" + unit));
		return group || exists("/run/systemd/units/invocation:" + unit);
	}

	private boolean isEnabled(String unit) {
		return WANTS.stream().anyMatch((folder) -> exists(folder + "/" + unit));
	}

	boolean exists(String path) {
		return Files.exists(this.root.path(path), LinkOption.NOFOLLOW_LINKS);
	}

	boolean anyExists(String... paths) {
		return Stream.of(paths).anyMatch(this::exists);
	}

	/** Whether these are not the files of the running system. */
	boolean isSandbox() {
		return !this.root.isRunningSystem();
	}

	/** The files of a folder; none when there is no such folder. */
	public List<Path> files(String folder) throws IOException {
		Path path = this.root.path(folder);
		if (!Files.isDirectory(path)) {
			return List.of();
		}
		try (Stream<Path> entries = Files.list(path)) {
			return entries.sorted().toList();
		}
	}

	/** The text of a file; empty when there is none. */
	String text(String path) throws IOException {
		return SystemText.read(this.root.path(path)).orElse("");
	}

}
