package co.luoyun.osmanager.source.fat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/**
 * A disk or its image, read only where asked to. Its length is never looked at: the
 * length of a drive says nothing about that of the disk in it.
 */
final class Disk {

	private final SeekableByteChannel channel;

	Disk(SeekableByteChannel channel) {
		this.channel = channel;
	}

	/**
	 * Reads bytes, all of them.
	 * @param offset in bytes from the start of the disk
	 * @param length how many
	 * @return the bytes as little-endian
	 * @throws FatException when the disk ends before
	 * @throws IOException when the disk cannot be read
	 */
	ByteBuffer read(long offset, int length) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		fill(buffer, offset);
		return buffer.flip();
	}

	/** Reads until a buffer is full, as {@link #read} does. */
	void fill(ByteBuffer buffer, long offset) throws IOException {
		this.channel.position(offset);
		while (buffer.hasRemaining()) {
			if (this.channel.read(buffer) < 0) {
				throw new FatException(FatMessage.DISK_ENDS, this.channel.position());
			}
		}
	}

}
