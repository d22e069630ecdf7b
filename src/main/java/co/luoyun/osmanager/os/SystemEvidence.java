package co.luoyun.osmanager.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.CommandRunner;

/**
 * What tells which services a system runs: its files, and on the running system what
 * these services say when they are asked. Good for one plan, as it asks each only once.
 */
public final class SystemEvidence {

	private static final List<String> WANTS = List.of("/etc/systemd/system/multi-user.target.wants",
			"/etc/systemd/system/sysinit.target.wants", "/etc/systemd/system/network-online.target.wants");

	private static final List<String> CONTROL_GROUPS = List.of("/sys/fs/cgroup/system.slice",
			"/sys/fs/cgroup/systemd/system.slice", "/sys/fs/cgroup/unified/system.slice");

	private static final String NETWORK_MANAGER = "renderer:\\s*[\"']?NetworkManager[\"']?";

	private static final Duration ASKING_LIMIT = Duration.ofSeconds(5);

	private final SystemRoot root;

	private final CommandRunner runner;

	private final Map<List<String>, List<String>> answers = new HashMap<>();

	public SystemEvidence(SystemRoot root, CommandRunner runner) {
		this.root = root;
		this.runner = runner;
	}

	/**
	 * Whether systemd runs a service, or in a sandbox, would start it at boot.
	 * @param unit for example {@code NetworkManager.service}
	 */
	public boolean serves(String unit) {
		return this.root.isRunningSystem() ? isActive(unit) : isEnabled(unit);
	}

	// An active unit has a control group, and a link to its invocation.
	private boolean isActive(String unit) {
		boolean group = CONTROL_GROUPS.stream().anyMatch((folder) -> exists(folder + "/" + unit));
		return group || exists("/run/systemd/units/invocation:" + unit);
	}

	/** Whether systemd starts a service at boot. */
	public boolean isEnabled(String unit) {
		return WANTS.stream().anyMatch((folder) -> exists(folder + "/" + unit));
	}

	public boolean exists(String path) {
		return Files.exists(this.root.path(path), LinkOption.NOFOLLOW_LINKS);
	}

	public boolean anyExists(String... paths) {
		return Stream.of(paths).anyMatch(this::exists);
	}

	/** Whether these are not the files of the running system. */
	public boolean isSandbox() {
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
	public String text(String path) throws IOException {
		return SystemText.read(this.root.path(path)).orElse("");
	}

	/**
	 * What a program answers, in lines; nothing in a sandbox, or when it fails.
	 * @param command only looks at this machine
	 */
	public List<String> answer(String... command) {
		return isSandbox() ? List.of() : this.answers.computeIfAbsent(List.of(command), (words) -> {
			CommandResult result = this.runner.run(Command.of(words).within(ASKING_LIMIT));
			return result.succeeded() ? result.output().lines().toList() : List.of();
		});
	}

	/** What renders the files of netplan, as far as there are any. */
	public Optional<String> netplanRenderer() throws IOException {
		List<Path> files = files("/etc/netplan").stream().filter((file) -> file.toString().endsWith(".yaml")).toList();
		if (files.isEmpty() || !(isSandbox() || anyExists("/usr/sbin/netplan", "/sbin/netplan"))) {
			return Optional.empty();
		}
		for (Path file : files) {
			if (SystemText.read(file).orElse("").lines().anyMatch((line) -> line.strip().matches(NETWORK_MANAGER))) {
				return Optional.of("NetworkManager");
			}
		}
		return Optional.of("networkd");
	}

}
