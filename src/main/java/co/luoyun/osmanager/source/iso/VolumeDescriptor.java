package co.luoyun.osmanager.source.iso;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The primary volume descriptor (ECMA-119, 8.4).
 *
 * @param label the volume's label, without the blanks behind it
 * @param blockLength of the blocks that extents are counted in, in bytes
 * @param root the root directory's record; empty where it is broken
 */
record VolumeDescriptor(String label, int blockLength, Optional<DirectoryRecord> root) {

	/** Where it is on the disk. */
	static final int START = 16 * IsoVolume.SECTOR;

	/** What it begins with: its type, identifier and version. */
	static final byte[] MAGIC = "\u0001CD001\u0001".getBytes(StandardCharsets.US_ASCII);

	/** Where it has the volume's label. */
	static final int LABEL = 40;

	/** Length of the label in bytes. */
	static final int LABEL_LENGTH = 32;

	/** Where it has the length of the blocks. */
	static final int BLOCK_LENGTH = 128;

	/** Where it has the root directory's record. */
	static final int ROOT = 156;

	/**
	 * Reads a descriptor.
	 * @param sector what may be one, little-endian
	 * @return empty when it is none
	 */
	static Optional<VolumeDescriptor> of(ByteBuffer sector) {
		int block = sector.getShort(BLOCK_LENGTH) & 0xFFFF;
		boolean plausible = sector.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC)) && block >= 512
				&& block <= IsoVolume.SECTOR && Integer.bitCount(block) == 1;
		if (!plausible) {
			return Optional.empty();
		}
		byte[] label = new byte[LABEL_LENGTH];
		sector.get(LABEL, label);
		return Optional.of(new VolumeDescriptor(new String(label, StandardCharsets.ISO_8859_1).strip(), block,
				DirectoryRecord.of(sector, ROOT)));
	}

}
