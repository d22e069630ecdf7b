package co.luoyun.osmanager.floppy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A configuration in a file: what QEMU's {@code -fw_cfg} gave, or the luoyun.conf that is
 * there.
 *
 * @param name what it is, for a person
 * @param file the file
 */
record FileSource(String name, Path file) implements Source {

	private static final String FIRMWARE = "/sys/firmware/qemu_fw_cfg/by_name/opt/luoyun/luoyun.ini/raw";

	/** The machine's firmware configuration, as QEMU's {@code -fw_cfg} sets it. */
	static String firmwarePath() {
		return FIRMWARE;
	}

	@Override
	public byte[] read(Deadline deadline) throws IOException {
		try (InputStream stream = Files.newInputStream(this.file)) {
			byte[] content = stream.readNBytes(FloppyDisk.LIMIT + 1);
			if (content.length > FloppyDisk.LIMIT) {
				throw new IOException(
						"it has more than the %d bytes that a configuration may have".formatted(FloppyDisk.LIMIT));
			}
			return content;
		}
		catch (IOException ex) {
			throw SourceFault.of(ex);
		}
	}

}
