package co.luoyun.osmanager.cli.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import co.luoyun.osmanager.source.fat.FloppyDisk;
import co.luoyun.osmanager.source.fat.FloppyFormat;
import co.luoyun.osmanager.source.iso.IsoVolume;

/**
 * Where an image is to be written. A slip of the pen must not cost somebody a disk: only
 * what an earlier call has made is replaced.
 *
 * @param path the file
 * @param kind what is to be written
 */
record FloppyOutput(Path path, FloppyOutput.Kind kind) {

	private static final int START = 512;

	/** An image, or luoyun.ini itself where the name says so. */
	static FloppyOutput of(Path path) {
		return new FloppyOutput(path, path.toString().endsWith(".ini") ? Kind.INI : Kind.FLOPPY);
	}

	/**
	 * Checks what is there now.
	 * @param force whether any file may be replaced
	 * @return whether there is a file
	 * @throws IOException when it must not be replaced; the message says why
	 */
	boolean requireReplaceable(boolean force) throws IOException {
		if (!Files.exists(this.path, LinkOption.NOFOLLOW_LINKS)) {
			return false;
		}
		if (Files.isDirectory(this.path)) {
			throw new IOException(this.path + ": is a folder, not a file to be written");
		}
		// That one is refused where it would be written.
		if (Files.isSymbolicLink(this.path)) {
			return true;
		}
		if (!Files.isRegularFile(this.path)) {
			throw new IOException(this.path + ": is a device; write the image to a file, and copy that with dd");
		}
		if (!force && !isOurs()) {
			throw new IOException(
					this.path + ": exists, and is no " + this.kind + "; it is replaced only with --force");
		}
		return true;
	}

	private boolean isOurs() throws IOException {
		long length = Files.size(this.path);
		if (length == 0) {
			return true;
		}
		if (length > FloppyFormat.ED_2880.length()) {
			return false;
		}
		return switch (this.kind) {
			case INI -> length <= FloppyDisk.LIMIT
					&& !LuoYunConfReader.read(Files.readAllBytes(this.path)).conf().equals(LuoYunConf.NONE);
			case ISO -> IsoVolume.isOn(this.path);
			case FLOPPY -> {
				try (InputStream stream = Files.newInputStream(this.path)) {
					yield FloppyDisk.isFatVolume(stream.readNBytes(START));
				}
			}
		};
	}

	/** What is written. */
	enum Kind {

		/** The file itself. */
		INI("luoyun.ini"),

		/** The image of a CD. */
		ISO("CD image"),

		/** The image of a floppy disk. */
		FLOPPY("floppy image");

		private final String words;

		Kind(String words) {
			this.words = words;
		}

		@Override
		public String toString() {
			return this.words;
		}

	}

}
