package co.luoyun.osmanager.floppy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The disk that brings the configuration: luoyun.ini in the root directory of a FAT
 * volume, which is the whole disk or one of its primary partitions.
 */
public final class FloppyDisk {

	/** The file's name, which may be written in any case. */
	public static final String FILE = "luoyun.ini";

	/** The most bytes that a luoyun.ini may have. */
	public static final int LIMIT = 2 * 1024 * 1024;

	private FloppyDisk() {
	}

	/**
	 * Reads luoyun.ini.
	 * @param device a device or an image file
	 * @return the file's content
	 * @throws IOException when there is none; the message says why
	 */
	public static byte[] read(Path device) throws IOException {
		try (FileChannel channel = FileChannel.open(device, StandardOpenOption.READ)) {
			return read(channel);
		}
	}

	/**
	 * Whether these are the first bytes of a disk, not those of a text file.
	 * @param start the first bytes
	 */
	public static boolean isDisk(byte[] start) {
		if (start.length < FatGeometry.BOOT_SECTOR) {
			return false;
		}
		ByteBuffer boot = ByteBuffer.wrap(start).order(java.nio.ByteOrder.LITTLE_ENDIAN);
		return FatGeometry.parse(boot, 0).isPresent() || !PartitionTable.starts(boot).isEmpty();
	}

	static byte[] read(SeekableByteChannel channel) throws IOException {
		Disk disk = new Disk(channel);
		List<FatGeometry> volumes = volumes(disk);
		if (volumes.isEmpty()) {
			throw new FatException("there is no FAT volume on it");
		}
		for (FatGeometry geometry : volumes) {
			FatVolume volume = new FatVolume(disk, geometry);
			Optional<DirectoryEntry> file = volume.find(FILE);
			if (file.isPresent()) {
				return volume.read(file.get(), LIMIT);
			}
		}
		throw new FatException("there is no " + FILE + " in its root directory");
	}

	private static List<FatGeometry> volumes(Disk disk) throws IOException {
		ByteBuffer boot = disk.read(0, FatGeometry.BOOT_SECTOR);
		Optional<FatGeometry> whole = FatGeometry.parse(boot, 0);
		if (whole.isPresent()) {
			return List.of(whole.get());
		}
		List<FatGeometry> volumes = new ArrayList<>();
		for (long start : PartitionTable.starts(boot)) {
			FatGeometry.parse(disk.read(start, FatGeometry.BOOT_SECTOR), start).ifPresent(volumes::add);
		}
		return volumes;
	}

}
