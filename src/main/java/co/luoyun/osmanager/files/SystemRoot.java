package co.luoyun.osmanager.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The folder that stands for {@code /}: the real one in production, a sandbox or the
 * mounted file system of an image elsewhere. Every system path goes through here.
 */
public final class SystemRoot {

	private static final Path SLASH = Path.of("/");

	private final Path root;

	private final Path home;

	public SystemRoot(Path root, Path home) {
		this.root = root.toAbsolutePath().normalize();
		this.home = below(home.toString());
	}

	/** Whether this is the running system itself, so that its commands may be run. */
	public boolean isRunningSystem() {
		return this.root.equals(SLASH);
	}

	/**
	 * The file that has the host name: the kernel's own, or what an image would boot
	 * with, as for that there is no kernel to ask.
	 */
	public Path hostName() {
		return path(isRunningSystem() ? "/proc/sys/kernel/hostname" : "/etc/hostname");
	}

	/** The folder that stands for {@code /}, absolute. */
	public Path root() {
		return this.root;
	}

	/** OS Manager's own folder, {@code /LuoYun} below the root. */
	public Path home() {
		return this.home;
	}

	/** One of OS Manager's own files or folders. */
	public Path home(HomePath path) {
		return this.home.resolve(path.toString());
	}

	/**
	 * A system path below the root. For reading; a path to be written goes through
	 * {@link #writable}.
	 * @param systemPath for example {@code /etc/shadow}
	 */
	public Path path(String systemPath) {
		return below(systemPath);
	}

	/**
	 * A system path to be written, after checking that no symbolic link on the way leads
	 * out of the root.
	 * @param systemPath for example {@code /etc/shadow}
	 * @throws IOException when a link leads out of the root
	 */
	public Path writable(String systemPath) throws IOException {
		Path path = below(systemPath);
		requireInside(path);
		return path;
	}

	/**
	 * Checks that no symbolic link on the way to a file leads out of the root.
	 * @param path a path below the root
	 * @throws IOException when one does
	 */
	public void requireInside(Path path) throws IOException {
		if (isRunningSystem()) {
			return;
		}
		Path existing = path.getParent();
		while (existing != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
			existing = existing.getParent();
		}
		Path realRoot = Files.exists(this.root) ? this.root.toRealPath() : this.root;
		if (existing != null && existing.startsWith(this.root) && !existing.toRealPath().startsWith(realRoot)) {
			throw new ExplainedFileException(path, FileMessage.LINK_OUTSIDE.with(this.root));
		}
	}

	private Path below(String systemPath) {
		Path path = this.root.resolve(SLASH.relativize(SLASH.resolve(systemPath).normalize())).normalize();
		if (!path.startsWith(this.root)) {
			throw new IllegalArgumentException(systemPath + " is not below " + this.root);
		}
		return path;
	}

}
