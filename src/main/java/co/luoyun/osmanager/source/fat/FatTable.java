package co.luoyun.osmanager.source.fat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The allocation table: which cluster follows which. Only the blocks that are asked for
 * are read, one at a time.
 */
final class FatTable {

	/** What {@link #next} says at the end of a chain. */
	static final int END = -1;

	/** What {@link #next} says of a cluster that belongs to no chain. */
	static final int FREE = 0;

	// A multiple of 12 bits and of every other width, so that no entry lies in two
	// blocks.
	private static final int BLOCK = 3 * 512;

	private final Disk disk;

	private final FatGeometry geometry;

	private ByteBuffer block = ByteBuffer.allocate(0);

	private long blockNumber = -1;

	FatTable(Disk disk, FatGeometry geometry) {
		this.disk = disk;
		this.geometry = geometry;
	}

	/**
	 * Looks a cluster up.
	 * @param cluster a cluster of this volume
	 * @return the cluster that follows, {@link #END} or {@link #FREE}
	 * @throws FatException when the entry is missing, or is no cluster of this volume
	 */
	int next(int cluster) throws IOException {
		int value = entry(cluster);
		if (value > this.geometry.type().bad()) {
			return END;
		}
		if (value != FREE && !this.geometry.hasCluster(value)) {
			throw new FatException(FatMessage.TABLE_BROKEN, cluster, value);
		}
		return value;
	}

	private int entry(int cluster) throws IOException {
		int bits = this.geometry.type().bits();
		long bit = (long) cluster * bits;
		if ((bit + bits + 7) / 8 > this.geometry.tableLength()) {
			throw new FatException(FatMessage.TABLE_SHORT, cluster);
		}
		load(bit / 8 / BLOCK);
		int offset = (int) (bit / 8 % BLOCK);
		return switch (this.geometry.type()) {
			case FAT12 -> (this.block.getShort(offset) & 0xFFFF) >> ((bit % 8 == 0) ? 0 : 4) & 0xFFF;
			case FAT16 -> this.block.getShort(offset) & 0xFFFF;
			case FAT32 -> this.block.getInt(offset) & 0xFFFFFFF;
		};
	}

	private void load(long number) throws IOException {
		if (number == this.blockNumber) {
			return;
		}
		long offset = number * BLOCK;
		int length = (int) Math.min(BLOCK, this.geometry.tableLength() - offset);
		this.block = this.disk.read(this.geometry.tableOffset() + offset, length).order(ByteOrder.LITTLE_ENDIAN);
		this.blockNumber = number;
	}

}
