package co.luoyun.osmanager.source.iso;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A record of a directory.
 *
 * @param length of the record, in bytes
 * @param block where the file's content begins
 * @param size of the file, in bytes
 * @param whole whether it is a file whose content is in one piece
 * @param name as it stands there, with its version
 */
record DirectoryRecord(int length, long block, long size, boolean whole, String name) {

	/** Length of a record without its name. */
	static final int FIXED = 33;

	/** Where a record has the first block of its content, little-endian. */
	static final int BLOCK = 2;

	/** Where it has the content's length, little-endian. */
	static final int SIZE = 10;

	/** Where it has the flags. */
	static final int FLAGS = 25;

	/** The flag of a folder. */
	static final int FOLDER = 2;

	/** Where it has the length of the name, which follows. */
	static final int NAME_LENGTH = 32;

	private static final int MORE_EXTENTS = 0x80;

	private static final int INTERLEAVED = 26;

	/**
	 * Reads a record.
	 * @param sector what it is in
	 * @param start where it begins
	 * @return the record; empty where it is broken
	 */
	static Optional<DirectoryRecord> of(ByteBuffer sector, int start) {
		int length = sector.get(start) & 0xFF;
		if (length <= FIXED || start + length > sector.limit()) {
			return Optional.empty();
		}
		int nameLength = sector.get(start + NAME_LENGTH) & 0xFF;
		if (FIXED + nameLength > length) {
			return Optional.empty();
		}
		byte[] name = new byte[nameLength];
		sector.get(start + FIXED, name);
		boolean whole = (sector.get(start + FLAGS) & (FOLDER | MORE_EXTENTS)) == 0
				&& sector.get(start + INTERLEAVED) == 0;
		return Optional.of(new DirectoryRecord(length, sector.getInt(start + BLOCK) & 0xFFFFFFFFL,
				sector.getInt(start + SIZE) & 0xFFFFFFFFL, whole, new String(name, StandardCharsets.ISO_8859_1)));
	}

	/** Whether this is a file of that name, in any case and of any version. */
	boolean isFile(String wanted) {
		int version = this.name.indexOf(';');
		return this.whole && wanted.equalsIgnoreCase((version < 0) ? this.name : this.name.substring(0, version));
	}

}
