package co.luoyun.osmanager.floppy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
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
	private static final class Drive implements SeekableByteChannel {

		private final byte[] disk;

		private final BitSet blocks = new BitSet();

		private long position;

		Drive(byte[] disk) {
			this.disk = disk;
		}

		double seconds() {
			return this.blocks.cardinality() * BLOCK / BYTES_PER_SECOND;
		}

		@Override
		public int read(ByteBuffer target) {
			if (this.position >= this.disk.length) {
				return -1;
			}
			int length = (int) Math.min(target.remaining(), this.disk.length - this.position);
			this.blocks.set((int) (this.position / BLOCK), (int) ((this.position + length - 1) / BLOCK) + 1);
			target.put(this.disk, (int) this.position, length);
			this.position += length;
			return length;
		}

		@Override
		public SeekableByteChannel position(long newPosition) {
			this.position = newPosition;
			return this;
		}

		@Override
		public long position() {
			return this.position;
		}

		@Override
		public long size() {
			throw new AssertionError("A drive's length says nothing, and must not be asked for");
		}

		@Override
		public int write(ByteBuffer source) {
			throw new AssertionError("A floppy disk must never be written");
		}

		@Override
		public SeekableByteChannel truncate(long size) {
			throw new AssertionError("A floppy disk must never be written");
		}

		@Override
		public boolean isOpen() {
			return true;
		}

		@Override
		public void close() {
		}

	}

}
