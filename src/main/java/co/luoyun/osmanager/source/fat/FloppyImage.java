package co.luoyun.osmanager.source.fat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Makes floppy images that hold a luoyun.ini. One content always gives the same bytes.
 */
public final class FloppyImage {

	// The node's table never covers more, however large the file is.
	private static final int NODE_CHAIN = 7;

	private static final int END_OF_CHAIN = 0xFFF;

	private static final byte ARCHIVE = 0x20;

	// 1 January 1980, the first day that FAT knows.
	private static final short DATE = 1 << 5 | 1;

	private static final String SHORT_NAME = "LUOYUN  INI";

	private static final String LABEL = "%-11s".formatted(FloppyDisk.LABEL);

	private static final byte VOLUME_LABEL = 0x08;

	private final FloppyFormat format;

	private final ByteBuffer image;

	private FloppyImage(FloppyFormat format) {
		this.format = format;
		this.image = ByteBuffer.allocate(format.length()).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * Makes an image byte for byte as the cloud's node does: 1 MiB, a boot sector that
	 * says FAT16 of what is FAT12, and a table that covers only 3584 bytes of the file.
	 * @param luoyunIni the file's content
	 * @throws IllegalArgumentException when it does not fit
	 */
	public static byte[] ofNode(byte[] luoyunIni) {
		return of(luoyunIni, FloppyFormat.NODE);
	}

	/**
	 * Makes an image.
	 * @param luoyunIni the file's content
	 * @param format the disk's layout
	 * @throws IllegalArgumentException when it does not fit
	 */
	public static byte[] of(byte[] luoyunIni, FloppyFormat format) {
		if (luoyunIni.length > format.capacity()) {
			throw new IllegalArgumentException("luoyun.ini has %d bytes, and only %d fit on this floppy disk"
				.formatted(luoyunIni.length, format.capacity()));
		}
		FloppyImage image = new FloppyImage(format);
		image.writeBootSector();
		image.writeTables(luoyunIni.length);
		image.writeDirectory(luoyunIni.length);
		image.image.put(format.clusterOffset(format.firstCluster()), luoyunIni);
		return image.image.array();
	}

	private void writeBootSector() {
		this.image.put(0, new byte[] { (byte) 0xEB, 0x3C, (byte) 0x90 });
		putText(3, "LUOYUN  ");
		this.image.putShort(11, (short) FloppyFormat.SECTOR);
		this.image.put(13, (byte) this.format.sectorsPerCluster());
		this.image.putShort(14, (short) 1);
		this.image.put(16, (byte) FloppyFormat.TABLES);
		this.image.putShort(17, (short) this.format.rootEntries());
		this.image.putShort(19, (short) this.format.sectors());
		this.image.put(21, (byte) this.format.media());
		this.image.putShort(22, (short) this.format.tableSectors());
		this.image.putShort(24, (short) this.format.sectorsPerTrack());
		this.image.putShort(26, (short) this.format.heads());
		this.image.put(38, (byte) 0x29);
		this.image.putInt(39, 0x4C554F59);
		putText(FatGeometry.LABEL, (this.format == FloppyFormat.NODE) ? "NO NAME    " : LABEL);
		putText(54, (this.format == FloppyFormat.NODE) ? "FAT16   " : "FAT12   ");
		this.image.putShort(510, (short) 0xAA55);
	}

	private void writeTables(int length) {
		int clusters = Math.ceilDiv(length, this.format.clusterLength());
		int covered = (this.format == FloppyFormat.NODE) ? NODE_CHAIN : clusters;
		for (int table = 0; table < FloppyFormat.TABLES; table++) {
			int offset = this.format.tableOffset(table);
			putEntry(offset, 0, 0xF00 | this.format.media());
			putEntry(offset, 1, END_OF_CHAIN);
			for (int i = 0; i < covered; i++) {
				int cluster = this.format.firstCluster() + i;
				putEntry(offset, cluster, (i + 1 < covered) ? cluster + 1 : END_OF_CHAIN);
			}
		}
	}

	private void putEntry(int table, int cluster, int value) {
		int offset = table + cluster * 3 / 2;
		int old = this.image.getShort(offset) & 0xFFFF;
		boolean odd = cluster % 2 == 1;
		int entry = odd ? ((old & 0x000F) | (value << 4)) : ((old & 0xF000) | value);
		this.image.putShort(offset, (short) entry);
	}

	private void writeDirectory(int length) {
		int shortEntry = this.format.rootOffset() + FatDirectory.ENTRY;
		putText(shortEntry, SHORT_NAME);
		this.image.put(shortEntry + 11, ARCHIVE);
		for (int date : new int[] { 16, 18, 24 }) {
			this.image.putShort(shortEntry + date, DATE);
		}
		this.image.putShort(shortEntry + 26, (short) ((length == 0) ? 0 : this.format.firstCluster()));
		this.image.putInt(shortEntry + 28, length);
		if (this.format != FloppyFormat.NODE) {
			putText(shortEntry + FatDirectory.ENTRY, LABEL);
			this.image.put(shortEntry + FatDirectory.ENTRY + 11, VOLUME_LABEL);
			this.image.putShort(shortEntry + FatDirectory.ENTRY + 24, DATE);
		}
		LongName.write(FloppyDisk.FILE, this.image, this.format.rootOffset());
	}

	private void putText(int offset, String text) {
		this.image.put(offset, text.getBytes(StandardCharsets.US_ASCII));
	}

}
