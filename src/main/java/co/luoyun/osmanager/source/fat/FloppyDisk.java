package co.luoyun.osmanager.source.fat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.files.SourceFault;

/**
 * The disk that brings the configuration: luoyun.ini in the root directory of a FAT
 * volume, which is the whole disk or one of its partitions.
 */
public final class FloppyDisk {

	/** The file's name, which may be written in any case. */
	public static final String FILE = "luoyun.ini";

	// As editors that hide endings save it.
	private static final String FILE_OF_EDITORS = FILE + ".txt";

	/** The label, in any case, of a disk or CD that brings it in a floppy's place. */
	public static final String LABEL = "LUOYUN";

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
		catch (IOException ex) {
			throw SourceFault.of(ex);
		}
	}

	/**
	 * Reads luoyun.ini from a disk that is one volume, where that bears our label.
	 * @param disk the disk
	 * @return the file's content; empty for any other disk
	 * @throws IOException when it has our label and no such file, or cannot be read
	 */
	public static Optional<byte[]> readLabelled(SeekableByteChannel disk) throws IOException {
		Optional<FatVolume> volume = labelled(new Disk(disk));
		return volume.isPresent() ? Optional.of(read(volume.get())) : Optional.empty();
	}

	/**
	 * Whether these are the first bytes of a disk, not those of a text file.
	 * @param start the first bytes
	 */
	public static boolean isDisk(byte[] start) {
		// Zeros are what an empty floppy disk, and most file systems, begin with.
		return start.length >= FatGeometry.BOOT_SECTOR
				&& (start[0] == 0 || PartitionTable.isBootSector(boot(start)) || isFatVolume(start));
	}

	/**
	 * Whether these are the first bytes of a FAT volume.
	 * @param start the first bytes
	 */
	public static boolean isFatVolume(byte[] start) {
		return start.length >= FatGeometry.BOOT_SECTOR && FatGeometry.parse(boot(start), 0).isPresent();
	}

	private static ByteBuffer boot(byte[] start) {
		return ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
	}

	static byte[] read(SeekableByteChannel channel) throws IOException {
		Disk disk = new Disk(channel);
		List<FatException> faults = new ArrayList<>();
		for (FatGeometry geometry : volumes(disk)) {
			try {
				return read(new FatVolume(disk, geometry));
			}
			catch (FatException ex) {
				faults.add(ex);
			}
		}
		throw faults.isEmpty() ? new FatException(FatMessage.NO_FAT) : faults.getFirst();
	}

	private static Optional<FatVolume> labelled(Disk disk) throws IOException {
		try {
			Optional<FatVolume> volume = FatGeometry.parse(disk.read(0, FatGeometry.BOOT_SECTOR), 0)
				.map((geometry) -> new FatVolume(disk, geometry));
			return (volume.isPresent() && volume.get().isLabelled(LABEL)) ? volume : Optional.empty();
		}
		catch (FatException ex) {
			// What has no sound root directory has no label either.
			return Optional.empty();
		}
	}

	private static byte[] read(FatVolume volume) throws IOException {
		Optional<DirectoryEntry> file = volume.find(FILE);
		if (file.isEmpty()) {
			throw volume.find(FILE_OF_EDITORS).isPresent()
					? new FatException(FatMessage.OTHER_NAME, FILE_OF_EDITORS, FILE)
					: new FatException(FatMessage.NO_FILE, FILE);
		}
		return volume.read(file.get(), LIMIT);
	}

	private static List<FatGeometry> volumes(Disk disk) throws IOException {
		ByteBuffer boot = disk.read(0, FatGeometry.BOOT_SECTOR);
		Optional<FatGeometry> whole = FatGeometry.parse(boot, 0);
		return whole.isPresent() ? List.of(whole.get()) : PartitionTable.volumes(disk, boot);
	}

}
