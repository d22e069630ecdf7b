package co.luoyun.osmanager.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.CommandRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the steps of plans: the one place of this package that changes anything. */
public final class Steps {

	private static final Logger logger = LoggerFactory.getLogger(Steps.class);

	private final SystemRoot root;

	private final CommandRunner runner;

	public Steps(SystemRoot root, CommandRunner runner) {
		this.root = root;
		this.runner = runner;
	}

	/**
	 * Takes steps in order, up to the first that fails.
	 * @return whether anything was done, and not only planned
	 */
	public boolean takeAll(List<Change> changes) throws IOException {
		return takeAll(changes, new ArrayList<>());
	}

	/**
	 * Takes steps in order, or none: when one fails, the files come back that the former
	 * ones have written, so that the next run finds the same to do.
	 * @return whether anything was done, and not only planned
	 */
	public boolean takeAllOrNone(List<Change> changes) throws IOException {
		List<Change> taken = new ArrayList<>();
		try {
			return takeAll(changes, taken);
		}
		catch (IOException ex) {
			Rollback.take(taken.stream().map(Rollback::inverse).flatMap(Optional::stream).toList(), this);
			throw ex;
		}
	}

	// The latest is the first of those that were taken.
	private boolean takeAll(List<Change> changes, List<Change> taken) throws IOException {
		boolean done = false;
		for (Change change : changes) {
			done |= take(change);
			taken.addFirst(change);
		}
		return done;
	}

	/**
	 * Takes one step.
	 * @return whether it was done, and not only planned
	 */
	boolean take(Change change) throws IOException {
		logger.debug("{}", change.summary());
		return switch (change) {
			case Change.WriteFile file -> write(file.path(), file.bytes(), file.mode());
			case Change.DeleteFile file -> delete(file.path());
			case Change.Protect protect -> protect(protect);
			case Change.RunCommand run -> !this.runner.run(run.command()).orThrow().planned();
		};
	}

	private boolean write(Path path, byte[] content, String mode) throws IOException {
		this.root.requireInside(path);
		if (isMountPoint(path)) {
			overwrite(path, content);
		}
		else if (new AtomicFile(path, mode).write(content)) {
			restoreLabel(path);
		}
		return true;
	}

	// Container engines mount single files, such as resolv.conf: nothing can take their
	// place.
	private boolean isMountPoint(Path path) throws IOException {
		Path mounts = Path.of("/proc/self/mountinfo");
		if (!this.root.isRunningSystem() || !Files.isReadable(mounts)) {
			return false;
		}
		return Files.readAllLines(mounts).stream().anyMatch((line) -> line.contains(" " + path + " "));
	}

	private static void overwrite(Path path, byte[] content) throws IOException {
		try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
			for (ByteBuffer buffer = ByteBuffer.wrap(content); buffer.hasRemaining();) {
				channel.write(buffer);
			}
			channel.truncate(content.length);
			channel.force(true);
		}
	}

	private boolean delete(Path path) throws IOException {
		this.root.requireInside(path);
		Files.deleteIfExists(path);
		return true;
	}

	private boolean protect(Change.Protect change) throws IOException {
		Path path = change.path();
		this.root.requireInside(path);
		Set<PosixFilePermission> mode = PosixFilePermissions.fromString(change.mode());
		if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
			Path parent = path.getParent();
			if (parent != null) {
				Files.createDirectories(parent);
			}
			Files.createDirectory(path, PosixFilePermissions.asFileAttribute(mode));
			restoreLabel(path);
		}
		PosixFileAttributes model = Files.readAttributes(change.ownerOf(), PosixFileAttributes.class);
		PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class,
				LinkOption.NOFOLLOW_LINKS);
		if (!view.readAttributes().owner().equals(model.owner())) {
			view.setOwner(model.owner());
			view.setGroup(model.group());
		}
		Files.setPosixFilePermissions(path, mode);
		return true;
	}

	// A file that takes another's place gets the folder's label, which sshd or login may
	// not read.
	private void restoreLabel(Path path) {
		if (!this.root.isRunningSystem() || !Files.exists(this.root.path("/sys/fs/selinux/enforce"))) {
			return;
		}
		CommandResult result = this.runner.run(Command.of("restorecon", path.toString()).changingSystem());
		if (!result.succeeded()) {
			logger.warn("SELinux label of {} not restored: {}", path, result.ending());
		}
	}

}
