package co.luoyun.osmanager.cli.configuration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.RegularFile;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.source.fat.FloppyDisk;
import co.luoyun.osmanager.source.iso.IsoVolume;

/**
 * A luoyun.ini wherever it is.
 *
 * @param content its bytes
 * @param fromDisk whether it is in a disk or an image, and not a file by itself
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares it
public record ConfFile(byte[] content, boolean fromDisk) {

	/** What stands for standard input. */
	private static final Path STANDARD_INPUT = Path.of("-");

	private static final int START = 512;

	private static final int FILE_TYPE = 0xF000;

	private static final int BLOCK_DEVICE = 0x6000;

	/**
	 * Reads the configuration in a file, an image, a device or standard input.
	 * @param path which of them it is, is seen by its first bytes; {@code -} is standard
	 * input
	 * @throws IOException when there is none; the message says why, and names the path
	 */
	public static ConfFile read(Path path) throws IOException {
		try {
			if (path.equals(STANDARD_INPUT)) {
				return read(System.in, path, false);
			}
			if (Files.isDirectory(path)) {
				throw new IOException("is a folder, not a file, an image or a device");
			}
			if (isBlockDevice(path)) {
				return new ConfFile(onDisk(path), true);
			}
			try (InputStream stream = Files.newInputStream(path)) {
				return read(stream, path, Files.isRegularFile(path));
			}
		}
		catch (IOException ex) {
			throw SmallFile.explained(path, ex);
		}
	}

	/**
	 * Reads the installed luoyun.conf, which is a file and nothing else.
	 * @throws IOException when it cannot be read; the message says why, and names the
	 * path
	 */
	public static ConfFile installed(SystemRoot root) throws IOException {
		Path path = root.home(HomePath.LUOYUN_CONF);
		try {
			return new ConfFile(RegularFile.read(path, FloppyDisk.LIMIT), false);
		}
		catch (IOException ex) {
			throw SmallFile.explained(path, ex);
		}
	}

	// What comes through a pipe can be read once, from its start to its end.
	private static ConfFile read(InputStream stream, Path path, boolean again) throws IOException {
		byte[] start = stream.readNBytes(START);
		if (FloppyDisk.isDisk(start)) {
			if (!again) {
				throw new IOException("an image cannot be read from a pipe; name its file");
			}
			return new ConfFile(onDisk(path), true);
		}
		byte[] content = new SequenceInputStream(new ByteArrayInputStream(start), stream)
			.readNBytes(FloppyDisk.LIMIT + 1);
		if (content.length > FloppyDisk.LIMIT) {
			throw new IOException("more than the %d bytes that a configuration may have, and no disk's image"
				.formatted(FloppyDisk.LIMIT));
		}
		return new ConfFile(content, false);
	}

	private static byte[] onDisk(Path path) throws IOException {
		return IsoVolume.isOn(path) ? IsoVolume.read(path, FloppyDisk.FILE, FloppyDisk.LIMIT) : FloppyDisk.read(path);
	}

	private static boolean isBlockDevice(Path path) throws IOException {
		return ((Integer) Files.getAttribute(path, "unix:mode") & FILE_TYPE) == BLOCK_DEVICE;
	}

}
