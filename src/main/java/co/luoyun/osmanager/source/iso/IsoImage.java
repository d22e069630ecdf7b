package co.luoyun.osmanager.source.iso;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Makes the image of a CD that holds one file. One content always gives the same bytes.
 */
public final class IsoImage {

	private static final int PATH_TABLE = 18;

	private static final int BIG_ENDIAN_PATH_TABLE = 19;

	private static final int ROOT = 20;

	private static final int FILE = 21;

	private static final int PATH_TABLE_LENGTH = 10;

	private static final int RECORD_OF_FOLDER = 34;

	private final ByteBuffer image;

	private IsoImage(int sectors) {
		this.image = ByteBuffer.allocate(sectors * IsoVolume.SECTOR).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * Makes an image.
	 * @param label the volume's label, up to 32 capital letters, digits and underscores
	 * @param name the file's name, of at most eight and three characters; it is written
	 * in capitals
	 * @param content what the file holds
	 */
	public static byte[] of(String label, String name, byte[] content) {
		int sectors = FILE + Math.max(1, Math.ceilDiv(content.length, IsoVolume.SECTOR));
		IsoImage image = new IsoImage(sectors);
		image.writeDescriptor(label, sectors);
		image.writePathTables();
		image.writeRoot(name.toUpperCase(Locale.ROOT) + ";1", content.length);
		image.image.put(FILE * IsoVolume.SECTOR, content);
		return image.image.array();
	}

	private void writeDescriptor(String label, int sectors) {
		int start = VolumeDescriptor.START;
		this.image.put(start, VolumeDescriptor.MAGIC);
		putText(start + 8, "", 32);
		putText(start + VolumeDescriptor.LABEL, label, VolumeDescriptor.LABEL_LENGTH);
		putBoth(start + 80, sectors);
		putBothShort(start + 120, 1);
		putBothShort(start + 124, 1);
		putBothShort(start + VolumeDescriptor.BLOCK_LENGTH, IsoVolume.SECTOR);
		putBoth(start + 132, PATH_TABLE_LENGTH);
		this.image.putInt(start + 140, PATH_TABLE);
		this.image.putInt(start + 148, Integer.reverseBytes(BIG_ENDIAN_PATH_TABLE));
		putFolder(start + VolumeDescriptor.ROOT, 0);
		putText(start + 190, "", 623);
		for (int date = 813; date < 881; date += 17) {
			putText(start + date, "0".repeat(16), 16);
		}
		this.image.put(start + 881, (byte) 1);
		// The descriptor after which there is no other.
		this.image.put(start + IsoVolume.SECTOR, VolumeDescriptor.MAGIC).put(start + IsoVolume.SECTOR, (byte) 0xFF);
	}

	private void writePathTables() {
		this.image.put(PATH_TABLE * IsoVolume.SECTOR, (byte) 1)
			.putInt(PATH_TABLE * IsoVolume.SECTOR + 2, ROOT)
			.putShort(PATH_TABLE * IsoVolume.SECTOR + 6, (short) 1);
		this.image.put(BIG_ENDIAN_PATH_TABLE * IsoVolume.SECTOR, (byte) 1)
			.putInt(BIG_ENDIAN_PATH_TABLE * IsoVolume.SECTOR + 2, Integer.reverseBytes(ROOT))
			.putShort(BIG_ENDIAN_PATH_TABLE * IsoVolume.SECTOR + 6, Short.reverseBytes((short) 1));
	}

	private void writeRoot(String name, int length) {
		int start = ROOT * IsoVolume.SECTOR;
		putFolder(start, 0);
		putFolder(start + RECORD_OF_FOLDER, 1);
		byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
		// Records have an even length.
		int record = (DirectoryRecord.FIXED + bytes.length + 1) & ~1;
		putRecord(start + 2 * RECORD_OF_FOLDER, record, FILE, length, 0, bytes);
	}

	// The root directory and its parent, which it is itself, have a byte for a name.
	private void putFolder(int offset, int name) {
		putRecord(offset, RECORD_OF_FOLDER, ROOT, IsoVolume.SECTOR, DirectoryRecord.FOLDER, new byte[] { (byte) name });
	}

	private void putRecord(int offset, int record, int block, int length, int flags, byte[] name) {
		this.image.put(offset, (byte) record);
		putBoth(offset + DirectoryRecord.BLOCK, block);
		putBoth(offset + DirectoryRecord.SIZE, length);
		// 1 January 1980.
		this.image.put(offset + 18, new byte[] { 80, 1, 1 });
		this.image.put(offset + DirectoryRecord.FLAGS, (byte) flags);
		putBothShort(offset + 28, 1);
		this.image.put(offset + DirectoryRecord.NAME_LENGTH, (byte) name.length);
		this.image.put(offset + DirectoryRecord.FIXED, name);
	}

	private void putText(int offset, String text, int length) {
		this.image.put(offset, (text + " ".repeat(length - text.length())).getBytes(StandardCharsets.US_ASCII));
	}

	private void putBoth(int offset, int value) {
		this.image.putInt(offset, value).putInt(offset + 4, Integer.reverseBytes(value));
	}

	private void putBothShort(int offset, int value) {
		this.image.putShort(offset, (short) value).putShort(offset + 2, Short.reverseBytes((short) value));
	}

}
