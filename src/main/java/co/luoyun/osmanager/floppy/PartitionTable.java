package co.luoyun.osmanager.floppy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The master boot record of a disk with partitions. */
final class PartitionTable {

	private static final int ENTRIES = 446;

	private static final int ENTRY = 16;

	private static final int SIGNATURE = 0xAA55;

	private static final int SECTOR = 512;

	private PartitionTable() {
	}

	/**
	 * Where the primary partitions begin.
	 * @param boot the first 512 bytes of the disk, little-endian
	 * @return offsets in bytes; none when there is no partition table
	 */
	static List<Long> starts(ByteBuffer boot) {
		List<Long> starts = new ArrayList<>();
		if ((boot.getShort(510) & 0xFFFF) == SIGNATURE) {
			for (int entry = ENTRIES; entry < ENTRIES + 4 * ENTRY; entry += ENTRY) {
				long sector = boot.getInt(entry + 8) & 0xFFFFFFFFL;
				if (boot.get(entry + 4) != 0 && sector > 0) {
					starts.add(sector * SECTOR);
				}
			}
		}
		return starts;
	}

}
