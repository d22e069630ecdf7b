package co.luoyun.osmanager.source;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import co.luoyun.osmanager.message.ExplainedException;
import co.luoyun.osmanager.source.fat.FloppyDisk;
import co.luoyun.osmanager.source.iso.IsoVolume;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A FAT or ISO 9660 volume that bears our label, and luoyun.ini on it. */
final class LabelledVolume {

	private static final Logger logger = LoggerFactory.getLogger(LabelledVolume.class);

	private LabelledVolume() {
	}

	/**
	 * Reads luoyun.ini. Only what has our label has a fault; of others nobody wants to
	 * know.
	 * @param device a disk, a partition or a CD
	 * @return the file's content; empty for a device without such a volume
	 * @throws IOException when the volume has no such file, or is broken
	 */
	static Optional<byte[]> read(Path device) throws IOException {
		try (FileChannel disk = FileChannel.open(device, StandardOpenOption.READ)) {
			Optional<IsoVolume> volume = isoVolume(disk);
			return volume.isPresent() ? Optional.of(volume.get().read(FloppyDisk.FILE, FloppyDisk.LIMIT))
					: FloppyDisk.readLabelled(disk);
		}
		catch (ExplainedException ex) {
			throw ex;
		}
		catch (IOException ex) {
			logger.debug("{} cannot be read", device, ex);
			return Optional.empty();
		}
	}

	private static Optional<IsoVolume> isoVolume(FileChannel disk) throws IOException {
		try {
			return IsoVolume.of(disk).filter((volume) -> volume.label().equalsIgnoreCase(FloppyDisk.LABEL));
		}
		catch (ExplainedException ex) {
			// It is too short for one.
			return Optional.empty();
		}
	}

}
