package co.luoyun.osmanager.source.fat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The partitions of a disk: the primary ones of a master boot record, or those of a GUID
 * partition table (UEFI specification, chapter 5).
 */
final class PartitionTable {

	private static final int SECTOR = 512;

	private static final int SIGNATURE = 0xAA55;

	private static final int ENTRIES = 446;

	private static final int ENTRY = 16;

	/** The one partition of the record that stands before a GUID partition table. */
	private static final int PROTECTIVE = 0xEE;

	/** "EFI PART" in little-endian order. */
	private static final long GUID_SIGNATURE = 0x5452415020494645L;

	private static final int GUID_ENTRY = 128;

	private static final int MOST_GUID_ENTRIES = 128;

	private static final long MOST_SECTORS = Long.MAX_VALUE / SECTOR / 2;

	private PartitionTable() {
	}

	/** Whether a sector bears the mark of boot sectors and partition tables. */
	static boolean isBootSector(ByteBuffer sector) {
		return (sector.getShort(510) & 0xFFFF) == SIGNATURE;
	}

	/**
	 * The FAT volumes among the partitions.
	 * @param disk the disk
	 * @param boot its first 512 bytes, little-endian
	 * @return none when there is no partition table
	 */
	static List<FatGeometry> volumes(Disk disk, ByteBuffer boot) throws IOException {
		List<FatGeometry> volumes = new ArrayList<>();
		for (long start : starts(disk, boot)) {
			try {
				FatGeometry.parse(disk.read(start, FatGeometry.BOOT_SECTOR), start).ifPresent(volumes::add);
			}
			catch (FatException ex) {
				// A partition behind the disk's end says nothing about the others.
			}
		}
		return volumes;
	}

	// In bytes; they may lie behind the disk's end.
	private static List<Long> starts(Disk disk, ByteBuffer boot) throws IOException {
		List<Long> starts = new ArrayList<>();
		if (!isBootSector(boot)) {
			return starts;
		}
		for (int entry = ENTRIES; entry < ENTRIES + 4 * ENTRY; entry += ENTRY) {
			int type = boot.get(entry + 4) & 0xFF;
			long sector = boot.getInt(entry + 8) & 0xFFFFFFFFL;
			if (type == PROTECTIVE) {
				return guidStarts(disk, disk.read(sector * SECTOR, SECTOR));
			}
			if (type != 0 && sector > 0) {
				starts.add(sector * SECTOR);
			}
		}
		return starts;
	}

	private static List<Long> guidStarts(Disk disk, ByteBuffer header) throws IOException {
		long table = header.getLong(72);
		int count = header.getInt(80);
		boolean plausible = header.getLong(0) == GUID_SIGNATURE && table > 0 && table < MOST_SECTORS && count > 0
				&& header.getInt(84) == GUID_ENTRY;
		List<Long> starts = new ArrayList<>();
		if (!plausible) {
			return starts;
		}
		// One at a time, and no more than there are: the table is 16 KiB long, mostly
		// empty.
		for (int i = 0; i < Math.min(count, MOST_GUID_ENTRIES); i++) {
			ByteBuffer entry = disk.read(table * SECTOR + (long) i * GUID_ENTRY, GUID_ENTRY)
				.order(ByteOrder.LITTLE_ENDIAN);
			boolean unused = entry.getLong(0) == 0 && entry.getLong(8) == 0;
			long sector = entry.getLong(32);
			if (!unused && sector > 0 && sector < MOST_SECTORS) {
				starts.add(sector * SECTOR);
			}
		}
		return starts;
	}

}
