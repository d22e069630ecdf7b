package co.luoyun.osmanager.source.fat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is wrong with a volume is said in plain words, and costs nothing. */
class BrokenVolumeTests {

	private static final FloppyFormat FORMAT = FloppyFormat.HD_1440;

	private static final int ENTRY = FORMAT.rootOffset() + FatDirectory.ENTRY;

	@TempDir
	Path folder;

	private final ByteBuffer image = ByteBuffer.wrap(FloppyImage.of(new byte[5000], FORMAT))
		.order(ByteOrder.LITTLE_ENDIAN);

	@Test
	void anEmptyDisk() {
		assertFault(new byte[FORMAT.length()], "no FAT volume");
		assertFault(new byte[0], "ends after 0 bytes");
	}

	@Test
	void noLuoyunIni() {
		this.image.put(ENTRY, (byte) 0xE5);
		assertFault("no file luoyun.ini");
	}

	@Test
	void aFolderOfThatName() {
		this.image.put(ENTRY + 11, (byte) 0x10);
		assertFault("luoyun.ini in its root directory is a folder, not a file");
	}

	@Test
	void anotherFileSystem() {
		for (String name : new String[] { "NTFS    ", "EXFAT   " }) {
			ByteBuffer disk = ByteBuffer.allocate(64 * 512).order(ByteOrder.LITTLE_ENDIAN);
			disk.put(3, name.getBytes(StandardCharsets.US_ASCII)).putShort(510, (short) 0xAA55);
			assertFault(disk.array(), "no FAT volume");
		}
	}

	@Test
	void aSizeOfFourGigabytes() {
		this.image.putInt(ENTRY + 28, -1);
		assertFault("4294967295 bytes");
	}

	@Test
	void aChainThatLoops() {
		setTable(3, 2);
		assertFault("comes back to cluster 2");
		setTable(3, 3);
		assertFault("comes back to cluster 3");
	}

	@Test
	void aChainThatLeavesTheVolume() {
		setTable(4, 0xFEF);
		assertFault("cluster 4079, which does not exist");
	}

	@Test
	void aChainThatGoesThroughADefectiveCluster() {
		setTable(4, 0xFF7);
		assertFault("which does not exist");
	}

	@Test
	void aFirstClusterThatDoesNotExist() {
		this.image.putShort(ENTRY + 26, (short) 0xFFF0);
		assertFault("cluster 65520, which does not exist");
		this.image.putShort(ENTRY + 26, (short) 0);
		assertFault("cluster 0, which does not exist");
	}

	@Test
	void aChainThatEndsEarlyGoesOnInFreeClustersOnly() throws IOException {
		setTable(5, 0xFFF);
		assertFault("ends at cluster 5");
		for (int cluster = 6; cluster <= 11; cluster++) {
			setTable(cluster, 0);
		}
		assertThat(read(this.image.array())).hasSize(5000);
		setTable(3, 20);
		setTable(20, 0xFFF);
		assertFault("ends at cluster 20");
	}

	@Test
	void aDiskThatEndsInTheMiddleOfTheFile() {
		assertFault(Arrays.copyOf(this.image.array(), FORMAT.clusterOffset(5)), "the disk ends after");
	}

	@Test
	void aDirectoryWithoutAnEnd() {
		for (int i = FORMAT.rootOffset(); i < FORMAT.clusterOffset(2); i++) {
			this.image.put(i, (byte) 0x41);
		}
		assertFault("no file luoyun.ini");
	}

	@Test
	void aLongNameThatBelongsToAnotherFileIsNotTaken() {
		this.image.put(ENTRY, (byte) 'X');
		assertFault("no file luoyun.ini");
	}

	@Test
	void aFat32DirectoryThatLoops() {
		ByteBuffer volume = fat32();
		volume.putInt(32 * 512 + 2 * 4, 2);
		for (int i = fat32Data(); i < fat32Data() + 512; i++) {
			volume.put(i, (byte) 0xE5);
		}
		assertFault(volume, "root directory is broken");
		volume.putInt(44, 1);
		assertFault(volume, "root directory is broken");
	}

	@Test
	void aFat32DirectoryFarAwayCostsNoMemoryForWhatLiesBefore() {
		ByteBuffer volume = fat32();
		volume.putInt(32, -1).putInt(36, 0x200000).putInt(44, 0xFFD0000);
		volume.put(13, (byte) 16);
		assertFault(volume, "the disk ends");
	}

	@Test
	void aTableTooShortForItsClusters() {
		// The root directory begins right behind the shorter tables, and ends where it
		// did.
		this.image.putShort(22, (short) 1);
		this.image.putShort(17, (short) (224 + 16 * 16));
		this.image.putShort(ENTRY + 26, (short) 1000);
		this.image.put(3 * 512, this.image.array(), FORMAT.rootOffset(), 2 * FatDirectory.ENTRY);
		assertFault("too short for cluster");
	}

	// 70 000 clusters, of which the image has the first few.
	private static ByteBuffer fat32() {
		ByteBuffer volume = ByteBuffer.allocate(fat32Data() + 4096).order(ByteOrder.LITTLE_ENDIAN);
		volume.putShort(11, (short) 512).put(13, (byte) 1).putShort(14, (short) 32).put(16, (byte) 1);
		volume.put(21, (byte) 0xF8).putInt(32, 71_000).putInt(36, 560).putInt(44, 2);
		return volume;
	}

	private static int fat32Data() {
		return (32 + 560) * 512;
	}

	private void setTable(int cluster, int value) {
		int offset = FORMAT.tableOffset(0) + cluster * 3 / 2;
		int old = this.image.getShort(offset) & 0xFFFF;
		this.image.putShort(offset,
				(short) ((cluster % 2 == 1) ? (old & 0x000F) | (value << 4) : (old & 0xF000) | value));
	}

	private void assertFault(String words) {
		assertFault(this.image.array(), words);
	}

	@SuppressWarnings("ByteBufferBackingArray")
	private void assertFault(ByteBuffer volume, String words) {
		assertFault(volume.array(), words);
	}

	private void assertFault(byte[] disk, String words) {
		assertThatExceptionOfType(FatException.class).isThrownBy(() -> read(disk)).withMessageContaining(words);
	}

	private byte[] read(byte[] disk) throws IOException {
		return FloppyDisk.read(Files.write(this.folder.resolve("floppy.img"), disk));
	}

}
