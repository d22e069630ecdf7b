package co.luoyun.osmanager.source.fat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Counts what a drive that reads 0.6 MB/s would need, track by track. */
class SlowDriveTests {

	private static final double BYTES_PER_SECOND = 600_000;

	// What Linux reads ahead at once when a file is opened and read at its start.
	private static final int BLOCK = 16 * 1024;

	@Test
	void theNodesImageIsReadInLessThanThreeTenthsOfASecond() throws IOException {
		byte[] content = new byte[4000];
		Drive drive = new Drive(FloppyImage.ofNode(content));
		assertThat(FloppyDisk.read(drive)).isEqualTo(content);
		assertThat(drive.seconds()).isLessThan(0.3);
	}

	/** A drive that reads whole blocks, each once, as the kernel's cache does. */
	private static final class Drive extends MemoryDisk {

		private final BitSet blocks = new BitSet();

		Drive(byte[] disk) {
			super(disk);
		}

		double seconds() {
			return this.blocks.cardinality() * BLOCK / BYTES_PER_SECOND;
		}

		@Override
		public int read(ByteBuffer target) {
			long start = position();
			int length = super.read(target);
			if (length > 0) {
				this.blocks.set((int) (start / BLOCK), (int) ((start + length - 1) / BLOCK) + 1);
			}
			return length;
		}

	}

}
