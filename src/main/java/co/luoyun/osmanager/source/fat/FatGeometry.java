package co.luoyun.osmanager.source.fat;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Where the parts of a volume are, from its boot sector (Microsoft's <i>FAT32 File System
 * Specification</i>, BIOS parameter block).
 *
 * @param start of the volume, in bytes from the start of the disk
 * @param type width of the table's entries
 * @param tableOffset of the first allocation table, in bytes from the start of the disk
 * @param tableLength of one table, in bytes
 * @param rootOffset of the fixed root directory; where the clusters begin on FAT32
 * @param rootLength of the fixed root directory in bytes; 0 on FAT32
 * @param rootCluster where the root directory begins on FAT32, else 0
 * @param dataOffset of cluster 2
 * @param clusterLength in bytes
 * @param clusters how many clusters there are; the first is 2
 */
record FatGeometry(long start, FatType type, long tableOffset, long tableLength, long rootOffset, int rootLength,
		int rootCluster, long dataOffset, int clusterLength, int clusters) {

	/** Length of the boot sector's part that is looked at, in bytes. */
	static final int BOOT_SECTOR = 512;

	/** Where the boot sector has the volume's label, but for FAT32. */
	static final int LABEL = 43;

	/** Where it has it on FAT32. */
	static final int LABEL_OF_FAT32 = 71;

	private static final int MAX_CLUSTERS = 0xFFFFFF5;

	/**
	 * Reads a boot sector.
	 * @param boot the first 512 bytes of what may be a volume, little-endian
	 * @param start where they were read, in bytes
	 * @return the geometry, or empty when this is not a FAT volume's boot sector
	 */
	static Optional<FatGeometry> parse(ByteBuffer boot, long start) {
		int sector = unsignedShort(boot, 11);
		int sectorsPerCluster = boot.get(13) & 0xFF;
		int reserved = unsignedShort(boot, 14);
		int tables = boot.get(16) & 0xFF;
		int rootEntries = unsignedShort(boot, 17);
		long sectors = shortOrLong(boot, 19, 32);
		int media = boot.get(21) & 0xFF;
		long tableSectors = shortOrLong(boot, 22, 36);
		boolean fat32 = unsignedShort(boot, 22) == 0;
		boolean plausible = isPowerOfTwo(sector, 512, 4096) && isPowerOfTwo(sectorsPerCluster, 1, 128) && reserved > 0
				&& tables > 0 && tables <= 8 && (media == 0xF0 || media >= 0xF8) && tableSectors > 0
				&& (fat32 || rootEntries > 0);
		if (!plausible) {
			return Optional.empty();
		}
		int rootLength = fat32 ? 0 : rootEntries * 32;
		long rootSector = reserved + tables * tableSectors;
		long dataSector = rootSector + (rootLength + sector - 1) / sector;
		long clusters = (sectors - dataSector) / sectorsPerCluster;
		if (clusters < 1 || clusters > MAX_CLUSTERS) {
			return Optional.empty();
		}
		return Optional.of(new FatGeometry(start, fat32 ? FatType.FAT32 : FatType.of(clusters),
				start + (long) reserved * sector, tableSectors * sector, start + rootSector * sector, rootLength,
				fat32 ? boot.getInt(44) : 0, start + dataSector * sector, sectorsPerCluster * sector, (int) clusters));
	}

	/** Whether a number is that of a cluster of this volume. */
	boolean hasCluster(int cluster) {
		return cluster >= 2 && cluster - 2 < this.clusters;
	}

	/** Where a cluster begins, in bytes from the start of the disk. */
	long clusterOffset(int cluster) {
		return this.dataOffset + (long) (cluster - 2) * this.clusterLength;
	}

	private static int unsignedShort(ByteBuffer boot, int offset) {
		return boot.getShort(offset) & 0xFFFF;
	}

	private static long shortOrLong(ByteBuffer boot, int shortOffset, int longOffset) {
		int value = unsignedShort(boot, shortOffset);
		return (value != 0) ? value : boot.getInt(longOffset) & 0xFFFFFFFFL;
	}

	private static boolean isPowerOfTwo(int value, int least, int most) {
		return value >= least && value <= most && Integer.bitCount(value) == 1;
	}

}
