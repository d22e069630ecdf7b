package co.luoyun.osmanager.source.fat;

import java.io.IOException;
import java.nio.ByteBuffer;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any disk whatever either has a luoyun.ini or a plain fault. Without {@code JAZZER_FUZZ}
 * only the inputs beside this class are tried; with {@code JAZZER_FUZZ=1} new ones are
 * looked for.
 */
class FloppyDiskFuzzTests {

	@FuzzTest(maxDuration = "5m")
	void anyDiskIsReadOrHasAFault(byte[] disk) {
		try {
			assertThat(FloppyDisk.read(new MemoryDisk(disk))).hasSizeLessThanOrEqualTo(FloppyDisk.LIMIT);
		}
		catch (IOException ex) {
			assertThat(ex).isInstanceOf(FatException.class).message().isNotBlank();
		}
	}

	/**
	 * A volume whose boot sector is right, so that what lies behind it is reached at
	 * once.
	 */
	@FuzzTest(maxDuration = "5m")
	void anyVolumeIsReadOrHasAFault(byte[] behindBootSector) {
		byte[] disk = FloppyImage.of(new byte[3000], FloppyFormat.NODE);
		int length = Math.min(behindBootSector.length, disk.length - FatGeometry.BOOT_SECTOR);
		int table = Math.min(length, 64);
		ByteBuffer image = ByteBuffer.wrap(disk);
		image.put(FloppyFormat.NODE.tableOffset(0), behindBootSector, 0, table);
		image.put(FloppyFormat.NODE.rootOffset(), behindBootSector, table, length - table);
		anyDiskIsReadOrHasAFault(disk);
	}

}
