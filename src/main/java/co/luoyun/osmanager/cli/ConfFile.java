package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

import co.luoyun.osmanager.floppy.FloppyDisk;

/**
 * A luoyun.ini wherever it is.
 *
 * @param content its bytes
 * @param fromDisk whether it is in a disk or an image, and not a file by itself
 */
record ConfFile(byte[] content, boolean fromDisk) {

	private static final int START = 512;

	/**
	 * Reads the configuration in a file, an image or a device.
	 * @param path which of them it is, is seen by its first bytes
	 * @throws IOException when there is none; the message says why, and names the path
	 */
	static ConfFile read(Path path) throws IOException {
		try {
			if (isDisk(path)) {
				return new ConfFile(FloppyDisk.read(path), true);
			}
			try (InputStream stream = Files.newInputStream(path)) {
				byte[] content = stream.readNBytes(FloppyDisk.LIMIT + 1);
				if (content.length > FloppyDisk.LIMIT) {
					throw new IOException("more than the %d bytes that a configuration may have, and no FAT volume"
						.formatted(FloppyDisk.LIMIT));
				}
				return new ConfFile(content, false);
			}
		}
		catch (NoSuchFileException ex) {
			throw new IOException(path + ": no such file", ex);
		}
		catch (AccessDeniedException ex) {
			throw new IOException(path + ": may not be read; run as root", ex);
		}
		catch (IOException ex) {
			throw new IOException(path + ": " + ex.getMessage(), ex);
		}
	}

	private static boolean isDisk(Path path) throws IOException {
		if (Files.isDirectory(path)) {
			throw new IOException("is a folder, not a file, an image or a device");
		}
		if (path.toAbsolutePath().startsWith("/dev")) {
			return !Files.isRegularFile(path);
		}
		try (InputStream stream = Files.newInputStream(path)) {
			return FloppyDisk.isDisk(stream.readNBytes(START));
		}
	}

}
