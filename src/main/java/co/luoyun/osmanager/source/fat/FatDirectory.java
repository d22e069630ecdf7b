package co.luoyun.osmanager.source.fat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Looks for one file in the blocks of a directory, as they come. */
final class FatDirectory {

	/** Length of an entry in bytes. */
	static final int ENTRY = 32;

	private static final int DELETED = 0xE5;

	/** Where an entry has its attributes. */
	static final int ATTRIBUTES = 11;

	/** The attributes of a part of a long name. */
	static final int LONG_NAME = 0x0F;

	private static final int LABEL_OR_FOLDER = 0x18;

	private static final int FOLDER = 0x10;

	private static final int LABEL = 0x08;

	private static final int LABEL_LENGTH = 11;

	private final String wanted;

	private final boolean fat32;

	private final LongName longName = new LongName();

	private boolean ended;

	private boolean folder;

	private String label = "";

	FatDirectory(String wanted, boolean fat32) {
		this.wanted = wanted;
		this.fat32 = fat32;
	}

	/** Whether the mark behind the last entry has been seen. */
	boolean ended() {
		return this.ended;
	}

	/** The volume's label that has been seen, without the blanks behind it. */
	String label() {
		return this.label;
	}

	/** Whether a folder of that name has been seen. */
	boolean hasFolder() {
		return this.folder;
	}

	/**
	 * Looks through the next block.
	 * @param block a whole number of entries
	 * @return the wanted file, when it is in this block
	 */
	Optional<DirectoryEntry> search(ByteBuffer block) {
		for (int offset = 0; offset + ENTRY <= block.limit(); offset += ENTRY) {
			ByteBuffer entry = block.slice(offset, ENTRY).order(ByteOrder.LITTLE_ENDIAN);
			int first = entry.get(0) & 0xFF;
			if (first == 0) {
				this.ended = true;
				return Optional.empty();
			}
			if (first == DELETED) {
				this.longName.clear();
				continue;
			}
			Optional<DirectoryEntry> file = take(entry).filter((found) -> found.isNamed(this.wanted));
			if (file.isPresent()) {
				return file;
			}
		}
		return Optional.empty();
	}

	private Optional<DirectoryEntry> take(ByteBuffer entry) {
		int attributes = entry.get(ATTRIBUTES) & 0x3F;
		if (attributes == LONG_NAME) {
			this.longName.add(entry);
			return Optional.empty();
		}
		String found = this.longName.finish(entry);
		String shortName = shortName(entry);
		if ((attributes & LABEL_OR_FOLDER) == LABEL) {
			this.label = label(entry, 0);
			return Optional.empty();
		}
		if ((attributes & LABEL_OR_FOLDER) != 0) {
			this.folder |= (attributes & LABEL_OR_FOLDER) == FOLDER
					&& (this.wanted.equalsIgnoreCase(found) || this.wanted.equalsIgnoreCase(shortName));
			return Optional.empty();
		}
		int high = this.fat32 ? entry.getShort(20) & 0xFFF : 0;
		return Optional.of(new DirectoryEntry(found.isEmpty() ? shortName : found, shortName,
				(high << 16) | (entry.getShort(26) & 0xFFFF), entry.getInt(28) & 0xFFFFFFFFL));
	}

	/** The label that is at an offset, without the blanks behind it. */
	static String label(ByteBuffer buffer, int offset) {
		byte[] label = new byte[LABEL_LENGTH];
		buffer.get(offset, label);
		return new String(label, StandardCharsets.ISO_8859_1).strip();
	}

	private static String shortName(ByteBuffer entry) {
		byte[] name = new byte[11];
		entry.get(0, name);
		String base = new String(name, 0, 8, StandardCharsets.ISO_8859_1).stripTrailing();
		String extension = new String(name, 8, 3, StandardCharsets.ISO_8859_1).stripTrailing();
		return extension.isEmpty() ? base : base + "." + extension;
	}

}
