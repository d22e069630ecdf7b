package co.luoyun.osmanager.os;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.InstanceSettings;

/**
 * The cloud's keys in root's {@code .ssh/authorized_keys}: a block of ours, beside the
 * owner's own.
 */
final class RootSshKeys implements Setting {

	private static final String FOLDER_MODE = "rwx------";

	private static final String FILE_MODE = "rw-------";

	private final SystemRoot root;

	private final OsProperties.SshKeys properties;

	RootSshKeys(SystemRoot root, OsProperties.SshKeys properties) {
		this.root = root;
		this.properties = properties;
	}

	@Override
	public String name() {
		return "ssh-keys";
	}

	@Override
	public boolean enabled() {
		return this.properties.enabled();
	}

	@Override
	public SettingPlan plan(InstanceSettings wanted, boolean force) throws IOException {
		if (wanted.publicKeys().isEmpty()) {
			return new SettingPlan.Skipped(name(), "no public_key in the configuration");
		}
		List<AuthorizedKey> keys = wanted.publicKeys()
			.stream()
			.map(AuthorizedKey::parse)
			.flatMap(Optional::stream)
			.distinct()
			.toList();
		int bad = (int) wanted.publicKeys().stream().filter((line) -> AuthorizedKey.parse(line).isEmpty()).count();
		if (keys.isEmpty()) {
			return new SettingPlan.Impossible(name(),
					"no line of public_key is an ssh key (type, base64, comment); the keys stay as they are");
		}
		return plan(keys, bad, force);
	}

	private SettingPlan plan(List<AuthorizedKey> keys, int bad, boolean force) throws IOException {
		Path home = rootHome();
		Path folder = home.resolve(".ssh");
		Path file = folder.resolve("authorized_keys");
		this.root.requireInside(file);
		refuseLink(folder);
		refuseLink(file);
		Optional<String> present = SystemText.read(file);
		ManagedBlock block = ManagedBlock.in(present.orElse(""));
		String content = block.with(ours(keys, block));
		String detail = keys.size() + (keys.size() == 1 ? " key" : " keys") + " in " + file
				+ ((bad > 0) ? "; " + bad + " of public_key's lines left out, as they are no ssh keys" : "");
		List<Change> steps = steps(home, folder, file, present, content, force);
		return steps.isEmpty() ? new SettingPlan.Unchanged(name(), detail)
				: new SettingPlan.Changes(name(), detail, steps);
	}

	// A key that the owner has added himself is not listed twice.
	private static List<String> ours(List<AuthorizedKey> keys, ManagedBlock block) {
		List<String> others = new ArrayList<>(block.before());
		others.addAll(block.after());
		Set<String> owned = others.stream().map(String::strip).collect(Collectors.toSet());
		return keys.stream().map((key) -> SystemText.utf8(key.line())).filter((line) -> !owned.contains(line)).toList();
	}

	private List<Change> steps(Path home, Path folder, Path file, Optional<String> present, String content,
			boolean force) throws IOException {
		List<Change> steps = new ArrayList<>();
		if (!Files.isDirectory(home)) {
			steps.add(new Change.Protect(home, FOLDER_MODE, this.root.root()));
		}
		Path owner = Files.isDirectory(home) ? home : this.root.root();
		if (differs(folder, FOLDER_MODE, owner)) {
			steps.add(new Change.Protect(folder, FOLDER_MODE, owner));
		}
		if (force || !present.equals(Optional.of(content))) {
			steps.add(new Change.WriteFile(file, present, content, FILE_MODE, false));
		}
		if (present.isPresent() && differs(file, FILE_MODE, owner)) {
			steps.add(new Change.Protect(file, FILE_MODE, owner));
		}
		return steps;
	}

	private static boolean differs(Path path, String mode, Path owner) throws IOException {
		return !Files.exists(path, LinkOption.NOFOLLOW_LINKS) || !SystemText.mode(path).equals(mode)
				|| !Files.getOwner(path).equals(Files.getOwner(owner));
	}

	/** Where they are. */
	Path folder() throws IOException {
		return rootHome().resolve(".ssh");
	}

	private Path rootHome() throws IOException {
		String home = SystemText.read(this.root.path("/etc/passwd"))
			.flatMap((text) -> text.lines().filter((line) -> line.startsWith("root:")).findFirst())
			.map((line) -> line.split(":", -1))
			.filter((fields) -> fields.length > 5 && fields[5].startsWith("/"))
			.map((fields) -> fields[5])
			.orElse("/root");
		return this.root.writable(home);
	}

	private static void refuseLink(Path path) throws IOException {
		if (Files.isSymbolicLink(path)) {
			throw new FileSystemException(path.toString(), null,
					"is a symbolic link, and is not followed; replace it by a file or folder");
		}
	}

}
