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
import java.util.Set;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.CommandRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes and removes the system's files, and protects its folders. */
final class SystemFiles {

	private static final Logger logger = LoggerFactory.getLogger(SystemFiles.class);

	private final SystemRoot root;

	private final CommandRunner runner;

	SystemFiles(SystemRoot root, CommandRunner runner) {
		this.root = root;
		this.runner = runner;
	}

	/** Writes a file, whatever it was before. */
	void write(Path path, byte[] content, String mode) throws IOException {
		this.root.requireInside(path);
		if (isMountPoint(path)) {
			overwrite(path, content);
		}
		else if (new AtomicFile(path, mode).write(content)) {
			restoreLabel(path);
		}
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

	void delete(Path path) throws IOException {
		this.root.requireInside(path);
		Files.deleteIfExists(path);
	}

	/** Makes a folder, if it is missing, and gives it its owner and mode. */
	void protect(Change.Protect change) throws IOException {
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
