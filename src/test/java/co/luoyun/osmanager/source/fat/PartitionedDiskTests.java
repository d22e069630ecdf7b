package co.luoyun.osmanager.source.fat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A volume behind a partition table, whatever else the table says. */
class PartitionedDiskTests {

	private static final int SECTOR = 512;

	private static final int START = 64;

	private static final byte[] CONTENT = "TAG=1".getBytes(StandardCharsets.US_ASCII);

	private final ByteBuffer disk = ByteBuffer.allocate(START * SECTOR + FloppyFormat.HD_1440.length())
		.order(ByteOrder.LITTLE_ENDIAN);

	PartitionedDiskTests() {
		this.disk.putShort(510, (short) 0xAA55).put(START * SECTOR, FloppyImage.of(CONTENT, FloppyFormat.HD_1440));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3 })
	void anyPrimaryPartition(int number) throws IOException {
		partition(number, 0x0C, START);
		assertThat(read()).isEqualTo(CONTENT);
	}

	@Test
	void partitionsThatAreNoneOrLieBehindTheDiskAreSkipped() throws IOException {
		partition(0, 0x83, 5);
		partition(1, 0x07, -1);
		partition(2, 0, START);
		partition(3, 0x06, START);
		assertThat(read()).isEqualTo(CONTENT);
	}

	@Test
	void aVolumeThatIsBrokenDoesNotHideAnother() throws IOException {
		byte[] broken = FloppyImage.of(CONTENT, FloppyFormat.DD_720);
		ByteBuffer two = ByteBuffer.allocate(this.disk.capacity() + broken.length).order(ByteOrder.LITTLE_ENDIAN);
		two.put(0, this.disk.array()).put(this.disk.capacity(), broken, 0, FloppyFormat.DD_720.rootOffset());
		entry(two, 0, 0x01, this.disk.capacity() / SECTOR);
		entry(two, 1, 0x06, START);
		assertThat(FloppyDisk.read(new MemoryDisk(two.array()))).isEqualTo(CONTENT);
		entry(two, 1, 0, 0);
		assertThatExceptionOfType(FatException.class).isThrownBy(() -> FloppyDisk.read(new MemoryDisk(two.array())))
			.withMessageContaining("no file luoyun.ini");
	}

	@Test
	void aGuidPartitionTable() throws IOException {
		guidTable(2, 128, 128);
		guidEntry(2, 0, 1, 5);
		guidEntry(2, 3, 1, START);
		assertThat(read()).isEqualTo(CONTENT);
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 1000 })
	void aGuidPartitionTableOfNoUse(int count) {
		guidTable(2, count, 128);
		guidEntry(2, 0, 1, -1);
		guidEntry(2, 1, 1, Long.MAX_VALUE);
		guidEntry(2, 2, 0, START);
		assertFault("no FAT volume");
		guidTable(Long.MAX_VALUE, 4, 128);
		assertFault("no FAT volume");
		guidTable(2, 4, 129);
		assertFault("no FAT volume");
		this.disk.put(SECTOR, (byte) 0);
		assertFault("no FAT volume");
		guidTable(1L << 40, 4, 128);
		assertFault("the disk ends");
	}

	private byte[] read() throws IOException {
		return FloppyDisk.read(new MemoryDisk(this.disk.array()));
	}

	private void assertFault(String words) {
		assertThatExceptionOfType(FatException.class).isThrownBy(this::read).withMessageContaining(words);
	}

	private void partition(int number, int type, int start) {
		entry(this.disk, number, type, start);
	}

	private static void entry(ByteBuffer disk, int number, int type, int start) {
		disk.put(446 + number * 16 + 4, (byte) type).putInt(446 + number * 16 + 8, start);
	}

	private void guidTable(long start, int count, int length) {
		partition(0, 0xEE, 1);
		this.disk.put(SECTOR, "EFI PART".getBytes(StandardCharsets.US_ASCII));
		this.disk.putLong(SECTOR + 72, start).putInt(SECTOR + 80, count).putInt(SECTOR + 84, length);
	}

	private void guidEntry(int table, int number, long type, long start) {
		this.disk.putLong(table * SECTOR + number * 128, type).putLong(table * SECTOR + number * 128 + 32, start);
	}

}
