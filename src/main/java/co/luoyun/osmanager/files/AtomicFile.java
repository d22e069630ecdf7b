package co.luoyun.osmanager.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Replaces a file as a whole: at every moment, also after a power cut, the file has
 * either its old or its new content. The new content goes to a temporary file in the same
 * folder, with its final mode from creation, is forced to the disk, and takes the old
 * one's place by rename(2); then the folder is forced to the disk.
 */
public final class AtomicFile {

	private final Path path;

	private final Set<PosixFilePermission> mode;

	/**
	 * A file to be written.
	 * @param path where
	 * @param mode its permissions, as in {@code rw-r--r--}
	 */
	public AtomicFile(Path path, String mode) {
		this.path = path;
		this.mode = PosixFilePermissions.fromString(mode);
	}

	/**
	 * Writes the file if its content or mode differs. Missing folders are made (0755).
	 * Owner and group of an existing file are kept.
	 * @param content the whole new content
	 * @return whether anything was written
	 * @throws IOException when it cannot be written, or the path is a symbolic link; the
	 * old file is then as it was
	 */
	public boolean write(byte[] content) throws IOException {
		if (Files.isSymbolicLink(this.path)) {
			throw new ExplainedFileException(this.path, FileMessage.LINK.with());
		}
		if (isCurrent(content)) {
			return false;
		}
		Path folder = folder();
		Files.createDirectories(folder);
		Path temporary = createTemporary(folder);
		try {
			fill(temporary, content);
			keepOwner(temporary);
			Files.move(temporary, this.path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
		force(folder);
		return true;
	}

	private boolean isCurrent(byte[] content) throws IOException {
		if (!Files.isRegularFile(this.path, LinkOption.NOFOLLOW_LINKS) || Files.size(this.path) != content.length) {
			return false;
		}
		return Files.getPosixFilePermissions(this.path).equals(this.mode)
				&& Arrays.equals(Files.readAllBytes(this.path), content);
	}

	private Path folder() {
		Path parent = this.path.toAbsolutePath().getParent();
		if (parent == null) {
			throw new IllegalArgumentException(this.path + " is not a file's path");
		}
		return parent;
	}

	// A fixed name: a temporary file that a crash left behind is replaced by the next
	// write.
	private Path createTemporary(Path folder) throws IOException {
		Path temporary = TemporaryFiles.of(folder, this.path);
		Files.deleteIfExists(temporary);
		return Files.createFile(temporary, PosixFilePermissions
			.asFileAttribute(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
	}

	private void fill(Path temporary, byte[] content) throws IOException {
		try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
			for (ByteBuffer buffer = ByteBuffer.wrap(content); buffer.hasRemaining();) {
				channel.write(buffer);
			}
			Files.setPosixFilePermissions(temporary, this.mode);
			channel.force(true);
		}
	}

	private void keepOwner(Path temporary) throws IOException {
		if (!Files.exists(this.path, LinkOption.NOFOLLOW_LINKS)) {
			return;
		}
		PosixFileAttributes old = Files.readAttributes(this.path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
		PosixFileAttributes fresh = Files.readAttributes(temporary, PosixFileAttributes.class);
		PosixFileAttributeView view = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
		if (!old.owner().equals(fresh.owner())) {
			view.setOwner(old.owner());
		}
		if (!old.group().equals(fresh.group())) {
			view.setGroup(old.group());
		}
	}

	private static void force(Path folder) throws IOException {
		try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

}
