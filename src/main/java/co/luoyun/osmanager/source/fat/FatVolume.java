package co.luoyun.osmanager.source.fat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A FAT12, FAT16 or FAT32 volume, of which files in the root directory can be read. Only
 * the sectors that are needed are read, and nothing is ever written.
 */
final class FatVolume {

	// What the specification allows a directory: 65536 entries.
	private static final int DIRECTORY_LIMIT = 65536 * FatDirectory.ENTRY;

	private static final int DIRECTORY_BLOCK = 8 * 512;

	// What no file is named.
	private static final String NOTHING = "/";

	private final Disk disk;

	private final FatGeometry geometry;

	private final FatTable table;

	FatVolume(Disk disk, FatGeometry geometry) {
		this.disk = disk;
		this.geometry = geometry;
		this.table = new FatTable(disk, geometry);
	}

	/** The type by the volume's count of clusters, whatever its boot sector says. */
	FatType type() {
		return this.geometry.type();
	}

	/**
	 * Whether the volume bears a label, in its boot sector or, as most programs change
	 * it, in its root directory.
	 * @throws IOException when these cannot be read, or are broken
	 */
	boolean isLabelled(String label) throws IOException {
		boolean fat32 = type() == FatType.FAT32;
		int offset = fat32 ? FatGeometry.LABEL_OF_FAT32 : FatGeometry.LABEL;
		if (label.equalsIgnoreCase(
				FatDirectory.label(this.disk.read(this.geometry.start(), FatGeometry.BOOT_SECTOR), offset))) {
			return true;
		}
		FatDirectory directory = new FatDirectory(NOTHING, fat32);
		find(directory);
		return label.equalsIgnoreCase(directory.label());
	}

	/**
	 * Looks for a file in the root directory.
	 * @param name its long or short name, in any case
	 * @throws FatException when there is only a folder of that name
	 * @throws IOException when the directory cannot be read, or is broken
	 */
	Optional<DirectoryEntry> find(String name) throws IOException {
		FatDirectory directory = new FatDirectory(name, type() == FatType.FAT32);
		Optional<DirectoryEntry> file = find(directory);
		if (file.isEmpty() && directory.hasFolder()) {
			throw new FatException(FatMessage.FOLDER, name);
		}
		return file;
	}

	/**
	 * Reads a whole file.
	 * @param file its entry
	 * @param limit the most bytes it may have
	 * @throws FatException when it is larger, or its chain of clusters is broken
	 * @throws IOException when the disk cannot be read
	 */
	byte[] read(DirectoryEntry file, int limit) throws IOException {
		if (file.size() > limit) {
			throw new FatException(FatMessage.FILE_SIZE, file.longName(), file.size(), limit);
		}
		ByteBuffer content = ByteBuffer.allocate((int) file.size());
		ClusterRuns runs = new ClusterRuns(this.table, this.geometry, file.cluster(), content.capacity());
		while (content.hasRemaining()) {
			ClusterRuns.Run run = runs.next();
			long length = Math.min(content.remaining(), (long) run.clusters() * this.geometry.clusterLength());
			content.limit(content.position() + (int) length);
			this.disk.fill(content, this.geometry.clusterOffset(run.first()));
			content.limit(content.capacity());
		}
		return content.array();
	}

	private Optional<DirectoryEntry> find(FatDirectory directory) throws IOException {
		return (type() == FatType.FAT32) ? findInChain(directory)
				: findIn(directory, this.geometry.rootOffset(), this.geometry.rootLength());
	}

	private Optional<DirectoryEntry> findInChain(FatDirectory directory) throws IOException {
		Set<Integer> seen = new HashSet<>();
		int most = Math.max(1, DIRECTORY_LIMIT / this.geometry.clusterLength());
		int cluster = this.geometry.rootCluster();
		for (int i = 0; i < most && cluster != FatTable.END; i++) {
			if (!this.geometry.hasCluster(cluster) || !seen.add(cluster)) {
				throw new FatException(FatMessage.ROOT_BROKEN, cluster);
			}
			Optional<DirectoryEntry> file = findIn(directory, this.geometry.clusterOffset(cluster),
					this.geometry.clusterLength());
			if (file.isPresent() || directory.ended()) {
				return file;
			}
			cluster = this.table.next(cluster);
		}
		return Optional.empty();
	}

	private Optional<DirectoryEntry> findIn(FatDirectory directory, long start, int length) throws IOException {
		for (int offset = 0; offset < length && !directory.ended(); offset += DIRECTORY_BLOCK) {
			Optional<DirectoryEntry> file = directory
				.search(this.disk.read(start + offset, Math.min(DIRECTORY_BLOCK, length - offset)));
			if (file.isPresent()) {
				return file;
			}
		}
		return Optional.empty();
	}

}
