package co.luoyun.osmanager.os.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import co.luoyun.osmanager.files.ExplainedFileException;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.instance.AuthorizedKey;
import co.luoyun.osmanager.os.Change;
import co.luoyun.osmanager.os.SystemText;

/**
 * A file of authorized keys of root: a block of ours, beside the owner's own lines. sshd
 * reads it only if nobody else can write to it or to its folder (StrictModes).
 */
final class KeyFile {

	private static final String FILE_MODE = "rw-------";

	private final SystemRoot root;

	private final Path home;

	private final Path path;

	/**
	 * A file, there or not.
	 * @param home root's home, a path of the system
	 * @param file the file, a path of the system
	 */
	KeyFile(SystemRoot root, String home, String file) throws IOException {
		this.root = root;
		this.home = root.writable(home);
		this.path = root.writable(file);
	}

	Path path() {
		return this.path;
	}

	/**
	 * The steps that put keys in the block.
	 * @param keys the keys
	 * @param keepsFormer whether the keys that are there already stay
	 * @param force whether to write although nothing differs
	 */
	List<Change> steps(List<AuthorizedKey> keys, boolean keepsFormer, boolean force) throws IOException {
		Path folder = this.path.resolveSibling("");
		refuseLink(folder);
		refuseLink(this.path);
		Optional<String> present = SystemText.read(this.path);
		ManagedBlock block = ManagedBlock.in(present.orElse(""));
		String content = block.with(lines(keys, keepsFormer, block));
		List<Change> steps = new ArrayList<>();
		Path owner = this.root.root();
		if (folder.startsWith(this.home)) {
			if (!Files.isDirectory(this.home)) {
				steps.add(new Change.Protect(this.home, "rwx------", owner));
			}
			else {
				owner = this.home;
			}
		}
		String folderMode = folder.startsWith(this.home) ? "rwx------" : "rwxr-xr-x";
		if (folderNeedsChange(folder, folderMode, owner)) {
			steps.add(new Change.Protect(folder, folderMode, owner));
		}
		if (force || !present.equals(Optional.of(content))) {
			steps.add(new Change.WriteFile(this.path, present, content, FILE_MODE, false));
		}
		if (present.isPresent() && differs(this.path, FILE_MODE, owner)) {
			steps.add(new Change.Protect(this.path, FILE_MODE, owner));
		}
		return steps;
	}

	// A key that the owner has added himself is not listed twice.
	private static List<String> lines(List<AuthorizedKey> keys, boolean keepsFormer, ManagedBlock block) {
		Set<String> lines = new LinkedHashSet<>();
		keys.forEach((key) -> lines.add(SystemText.utf8(key.line())));
		if (keepsFormer) {
			lines.addAll(block.lines());
		}
		List<String> others = new ArrayList<>(block.before());
		others.addAll(block.after());
		lines.removeAll(others.stream().map(String::strip).collect(Collectors.toSet()));
		return List.copyOf(lines);
	}

	// A folder of the system that sshd accepts is left as it is.
	private boolean folderNeedsChange(Path folder, String mode, Path owner) throws IOException {
		if (folder.startsWith(this.home)) {
			return differs(folder, mode, owner);
		}
		return !Files.isDirectory(folder);
	}

	private static boolean differs(Path path, String mode, Path owner) throws IOException {
		return !Files.exists(path, LinkOption.NOFOLLOW_LINKS) || !SystemText.mode(path).equals(mode)
				|| !Files.getOwner(path).equals(Files.getOwner(owner));
	}

	private static void refuseLink(Path path) throws IOException {
		if (Files.isSymbolicLink(path)) {
			throw new ExplainedFileException(path, AccountMessage.REPLACE_LINK.with());
		}
	}

}
