package co.luoyun.osmanager.source.fat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Which of a directory's entries is luoyun.ini, and which only looks like it. */
class DirectoryNamesTests {

	private static final byte ARCHIVE = 0x20;

	private static final byte LABEL = 0x08;

	private static final byte FOLDER = 0x10;

	private final ByteBuffer directory = ByteBuffer.allocate(64 * FatDirectory.ENTRY).order(ByteOrder.LITTLE_ENDIAN);

	private int end;

	@Test
	void aLabelOfThatNameIsPassedOver() {
		shortEntry("LUOYUN  INI", LABEL, 5);
		assertThat(find()).isEmpty();
		shortEntry("LUOYUN  INI", ARCHIVE, 9);
		assertThat(find()).hasValue(9);
	}

	@Test
	void aFolderOfThatNameIsPassedOver() {
		longEntry(0x41, "luoyun.ini", "LUOYUN  INI");
		shortEntry("LUOYUN  INI", FOLDER, 5);
		longEntry(0x41, "Luoyun.Ini", "LUOYUN~1INI");
		shortEntry("LUOYUN~1INI", ARCHIVE, 9);
		assertThat(find()).hasValue(9);
	}

	@Test
	void aDeletedFileIsPassedOverWithItsLongName() {
		longEntry(0x41, "luoyun.ini", "LUOYUN  INI");
		this.directory.put((this.end - 1) * FatDirectory.ENTRY, (byte) 0xE5);
		shortEntry("\u00e5UOYUN  INI", ARCHIVE, 5);
		shortEntry("LUOYUN  INI", ARCHIVE, 9);
		assertThat(find()).hasValue(9);
	}

	@ParameterizedTest
	@ValueSource(strings = { "LUOYUN  INI", "luoyun  ini", "LuoYun  Ini" })
	void aLongNameOfAnotherFileLeavesTheShortOne(String name) {
		longEntry(0x41, "something.txt", "SOMETH~1TXT");
		shortEntry(name, ARCHIVE, 9);
		assertThat(find()).hasValue(9);
	}

	@Test
	void aLongNameThatIsNotThisFilesIsNotTaken() {
		longEntry(0x41, "luoyun.ini", "ANOTHER TXT");
		shortEntry("OTHER   TXT", ARCHIVE, 5);
		assertThat(find()).isEmpty();
	}

	@Test
	void aLongNameInSeveralPartsIsPutTogetherInItsOrder() {
		String name = "a-long-name-that-ends-in-luoyun.ini";
		longEntry(0x43, name.substring(26), "ALONGN~1INI");
		longEntry(2, name.substring(13, 26), "ALONGN~1INI");
		longEntry(1, name.substring(0, 13), "ALONGN~1INI");
		shortEntry("ALONGN~1INI", ARCHIVE, 7);
		assertThat(new FatDirectory(name.toUpperCase(java.util.Locale.ROOT), false).search(this.directory))
			.map(DirectoryEntry::cluster)
			.hasValue(7);
		assertThat(find()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x40, 0x42, 0x7F, 1 })
	void aLongNameWithoutItsFirstOrLastPartIsNone(int order) {
		longEntry(order, "luoyun.ini", "LUOYUN~1INI");
		shortEntry("LUOYUN~1INI", ARCHIVE, 5);
		assertThat(find()).isEmpty();
	}

	@Test
	void whatStandsBehindTheEndIsNotThere() {
		shortEntry("OTHER   TXT", ARCHIVE, 5);
		this.end++;
		shortEntry("LUOYUN  INI", ARCHIVE, 9);
		assertThat(find()).isEmpty();
	}

	@Test
	void whatIsThereInsteadIsSaid(@TempDir Path folder) throws IOException {
		longEntry(0x42, "t", "LUOYUN~1TXT");
		longEntry(1, "luoyun.ini.tx", "LUOYUN~1TXT");
		shortEntry("LUOYUN~1TXT", ARCHIVE, 5);
		assertThatIOException().isThrownBy(() -> FloppyDisk.read(disk(folder)))
			.withMessage("luoyun.ini.txt in its root directory should be named luoyun.ini");
		shortEntry("LUOYUN  INI", FOLDER, 6);
		assertThatIOException().isThrownBy(() -> FloppyDisk.read(disk(folder)))
			.withMessage("luoyun.ini in its root directory is a folder, not a file");
	}

	// A disk with this directory.
	private Path disk(Path folder) throws IOException {
		byte[] image = FloppyImage.ofNode(new byte[] { '#' });
		int root = new String(image, StandardCharsets.ISO_8859_1).indexOf("LUOYUN  INI") & -FatGeometry.BOOT_SECTOR;
		System.arraycopy(this.directory.array(), 0, image, root, FatGeometry.BOOT_SECTOR);
		return Files.write(folder.resolve("floppy.img"), image);
	}

	private Optional<Integer> find() {
		return new FatDirectory(FloppyDisk.FILE, false).search(this.directory).map(DirectoryEntry::cluster);
	}

	private void shortEntry(String name, byte attributes, int cluster) {
		int offset = this.end++ * FatDirectory.ENTRY;
		this.directory.put(offset, name.getBytes(StandardCharsets.ISO_8859_1));
		this.directory.put(offset + 11, attributes).putShort(offset + 26, (short) cluster).putInt(offset + 28, 100);
	}

	private void longEntry(int order, String part, String shortName) {
		ByteBuffer named = ByteBuffer.wrap(shortName.getBytes(StandardCharsets.ISO_8859_1));
		int offset = this.end++ * FatDirectory.ENTRY;
		this.directory.put(offset, (byte) order).put(offset + 11, (byte) 0x0F);
		this.directory.put(offset + 13, LongName.checksum(named));
		for (int i = 0; i < LongName.CHARACTERS.length; i++) {
			char padding = (i == part.length()) ? 0 : '\uFFFF';
			this.directory.putChar(offset + LongName.CHARACTERS[i], (i < part.length()) ? part.charAt(i) : padding);
		}
	}

}
