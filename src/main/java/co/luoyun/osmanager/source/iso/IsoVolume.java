package co.luoyun.osmanager.source.iso;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import co.luoyun.osmanager.message.ExplainedException;

/**
 * An ISO 9660 volume (ECMA-119), of which files in the root directory can be read. Only
 * the sectors that are needed are read, and nothing is ever written.
 */
public final class IsoVolume {

	/** Length of a sector in bytes. */
	static final int SECTOR = 2048;

	private static final int MOST_OF_DIRECTORY = 512 * SECTOR;

	private final SeekableByteChannel channel;

	private final VolumeDescriptor descriptor;

	private IsoVolume(SeekableByteChannel channel, VolumeDescriptor descriptor) {
		this.channel = channel;
		this.descriptor = descriptor;
	}

	/**
	 * The volume that a disk holds, where it holds one.
	 * @param channel the disk
	 * @throws IOException when the disk cannot be read, or ends before
	 */
	public static Optional<IsoVolume> of(SeekableByteChannel channel) throws IOException {
		return VolumeDescriptor.of(read(channel, VolumeDescriptor.START, SECTOR))
			.map((descriptor) -> new IsoVolume(channel, descriptor));
	}

	/** Whether a file or device holds such a volume. */
	public static boolean isOn(Path device) {
		try (FileChannel channel = FileChannel.open(device, StandardOpenOption.READ)) {
			return of(channel).isPresent();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Reads a file of the root directory.
	 * @param device a device or an image
	 * @param name the file's name
	 * @param limit the most bytes it may have
	 * @throws IOException when there is none; the message says why
	 */
	public static byte[] read(Path device, String name, int limit) throws IOException {
		try (FileChannel channel = FileChannel.open(device, StandardOpenOption.READ)) {
			return of(channel).orElseThrow(() -> new ExplainedException(IsoMessage.NO_ISO.with())).read(name, limit);
		}
	}

	/** The volume's label, without the blanks behind it. */
	public String label() {
		return this.descriptor.label();
	}

	/**
	 * Reads a file of the root directory.
	 * @param name its name, in any case
	 * @param limit the most bytes it may have
	 * @throws ExplainedException when there is none, it is larger, or the volume is
	 * broken
	 * @throws IOException when the disk cannot be read
	 */
	public byte[] read(String name, int limit) throws IOException {
		DirectoryRecord file = find(name).orElseThrow(() -> new ExplainedException(IsoMessage.NO_FILE.with(name)));
		if (file.size() > limit) {
			throw new ExplainedException(IsoMessage.FILE_SIZE.with(name, file.size(), limit));
		}
		return read(this.channel, offset(file), (int) file.size()).array();
	}

	private Optional<DirectoryRecord> find(String name) throws IOException {
		DirectoryRecord root = this.descriptor.root()
			.orElseThrow(() -> new ExplainedException(IsoMessage.BROKEN.with()));
		long length = Math.min(root.size(), MOST_OF_DIRECTORY);
		for (long start = 0; start < length; start += SECTOR) {
			Optional<DirectoryRecord> file = findIn(read(this.channel, offset(root) + start, SECTOR), name);
			if (file.isPresent()) {
				return file;
			}
		}
		return Optional.empty();
	}

	// No record goes on in another sector.
	private static Optional<DirectoryRecord> findIn(ByteBuffer sector, String name) throws ExplainedException {
		int next = 0;
		while (next < SECTOR && sector.get(next) != 0) {
			DirectoryRecord entry = DirectoryRecord.of(sector, next)
				.orElseThrow(() -> new ExplainedException(IsoMessage.BROKEN.with()));
			if (entry.isFile(name)) {
				return Optional.of(entry);
			}
			next += entry.length();
		}
		return Optional.empty();
	}

	private long offset(DirectoryRecord extent) {
		return extent.block() * this.descriptor.blockLength();
	}

	private static ByteBuffer read(SeekableByteChannel channel, long offset, int length) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		channel.position(offset);
		while (buffer.hasRemaining()) {
			if (channel.read(buffer) < 0) {
				throw new ExplainedException(IsoMessage.DISK_ENDS.with(offset + buffer.position()));
			}
		}
		return buffer.flip();
	}

}
