package co.luoyun.osmanager.source.fat;

import java.nio.ByteBuffer;

/**
 * A long name in the entries that stand in front of the short one, last part first: puts
 * it together, and writes it.
 */
final class LongName {

	static final int[] CHARACTERS = { 1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30 };

	private static final int LAST = 0x40;

	private final StringBuilder name = new StringBuilder();

	private int expected;

	private int checksum;

	/**
	 * Writes the entry of a name that needs only one.
	 * @param name of at most 13 characters
	 * @param image takes it, little-endian
	 * @param offset where; the short entry is there behind it
	 */
	static void write(String name, ByteBuffer image, int offset) {
		image.put(offset, (byte) (LAST | 1));
		image.put(offset + FatDirectory.ATTRIBUTES, (byte) FatDirectory.LONG_NAME);
		image.put(offset + 13, checksum(image.slice(offset + FatDirectory.ENTRY, FatDirectory.ENTRY)));
		for (int i = 0; i < CHARACTERS.length; i++) {
			char padding = (i == name.length()) ? 0 : '\uFFFF';
			image.putChar(offset + CHARACTERS[i], (i < name.length()) ? name.charAt(i) : padding);
		}
	}

	/** Takes the next part; parts out of order make the name unusable. */
	void add(ByteBuffer entry) {
		int order = entry.get(0) & 0xFF;
		if ((order & LAST) != 0) {
			this.name.setLength(0);
			this.checksum = entry.get(13);
			this.expected = order & ~LAST;
		}
		if ((order & ~LAST) != this.expected || this.expected == 0 || entry.get(13) != this.checksum) {
			clear();
			return;
		}
		this.name.insert(0, characters(entry));
		this.expected--;
	}

	/**
	 * Ends the name.
	 * @param entry the short entry that follows the parts
	 * @return the long name, or an empty string when the parts are not this entry's
	 */
	String finish(ByteBuffer entry) {
		boolean ours = this.expected == 0 && !this.name.isEmpty() && (byte) this.checksum == checksum(entry);
		String result = ours ? this.name.toString() : "";
		clear();
		return result;
	}

	void clear() {
		this.name.setLength(0);
		this.expected = 0;
	}

	/** The checksum of a short name, by which its long name knows it. */
	static byte checksum(ByteBuffer entry) {
		int sum = 0;
		for (int i = 0; i < 11; i++) {
			sum = ((sum & 1) << 7) + ((sum & 0xFF) >> 1) + (entry.get(i) & 0xFF);
		}
		return (byte) sum;
	}

	private static String characters(ByteBuffer entry) {
		StringBuilder part = new StringBuilder(CHARACTERS.length);
		for (int offset : CHARACTERS) {
			char character = entry.getChar(offset);
			if (character == 0) {
				break;
			}
			part.append(character);
		}
		return part.toString();
	}

}
