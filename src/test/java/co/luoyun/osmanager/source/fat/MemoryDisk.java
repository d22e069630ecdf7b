package co.luoyun.osmanager.source.fat;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A disk in memory, which can be read and nothing else. */
public class MemoryDisk implements SeekableByteChannel {

	private final byte[] disk;

	private long position;

	public MemoryDisk(byte[] disk) {
		this.disk = disk;
	}

	@Override
	public int read(ByteBuffer target) {
		if (this.position >= this.disk.length) {
			return -1;
		}
		int length = (int) Math.min(target.remaining(), this.disk.length - this.position);
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
