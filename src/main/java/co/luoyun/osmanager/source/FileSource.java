package co.luoyun.osmanager.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import co.luoyun.osmanager.files.Deadline;
import co.luoyun.osmanager.files.RegularFile;
import co.luoyun.osmanager.files.SourceFault;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.source.fat.FloppyDisk;

/**
 * A configuration in a file: what QEMU's {@code -fw_cfg} gave, or the luoyun.conf that is
 * there.
 *
 * @param name what it is, for a person
 * @param file the file
 */
record FileSource(Message name, Path file) implements Source {

	private static final String FIRMWARE = "/sys/firmware/qemu_fw_cfg/by_name/opt/luoyun/luoyun.ini/raw";

	/** The machine's firmware configuration, as QEMU's {@code -fw_cfg} sets it. */
	static String firmwarePath() {
		return FIRMWARE;
	}

	@Override
	public byte[] read(Deadline deadline) throws IOException {
		try {
			return RegularFile.read(this.file, FloppyDisk.LIMIT);
		}
		catch (IOException ex) {
			throw SourceFault.of(ex);
		}
	}

	@Override
	public boolean isThere(Deadline deadline) {
		return Files.exists(this.file);
	}

}
