package co.luoyun.osmanager.source.fat;

/**
 * The layouts of floppy disks that OS Manager makes. All have sectors of 512 bytes, one
 * reserved sector and two FAT12 tables.
 */
public enum FloppyFormat {

	/** 3.5 inch, double density, 720 KiB. */
	DD_720(1440, 2, 3, 112, 0xF9, 9, 2),

	/** 3.5 inch, high density, the usual 1440 KiB. */
	HD_1440(2880, 1, 9, 224, 0xF0, 18, 2),

	/** 3.5 inch, extended density, 2880 KiB. */
	ED_2880(5760, 2, 9, 240, 0xF0, 36, 2),

	/** What the cloud's node makes: 1 MiB, which is no drive's own size. */
	NODE(2048, 1, 8, 512, 0xF8, 32, 64);

	/** Length of a sector in bytes. */
	static final int SECTOR = 512;

	/** Number of allocation tables. */
	static final int TABLES = 2;

	private final int sectors;

	private final int sectorsPerCluster;

	private final int tableSectors;

	private final int rootEntries;

	private final int media;

	private final int sectorsPerTrack;

	private final int heads;

	FloppyFormat(int sectors, int sectorsPerCluster, int tableSectors, int rootEntries, int media, int sectorsPerTrack,
			int heads) {
		this.sectors = sectors;
		this.sectorsPerCluster = sectorsPerCluster;
		this.tableSectors = tableSectors;
		this.rootEntries = rootEntries;
		this.media = media;
		this.sectorsPerTrack = sectorsPerTrack;
		this.heads = heads;
	}

	/** Length of the image in bytes. */
	public int length() {
		return this.sectors * SECTOR;
	}

	/** The most bytes that one file on it can have. */
	public int capacity() {
		return length() - clusterOffset(firstCluster());
	}

	int sectors() {
		return this.sectors;
	}

	int sectorsPerCluster() {
		return this.sectorsPerCluster;
	}

	int clusterLength() {
		return this.sectorsPerCluster * SECTOR;
	}

	int tableSectors() {
		return this.tableSectors;
	}

	int tableOffset(int number) {
		return (1 + number * this.tableSectors) * SECTOR;
	}

	int rootEntries() {
		return this.rootEntries;
	}

	int rootOffset() {
		return tableOffset(TABLES);
	}

	int clusterOffset(int cluster) {
		return rootOffset() + this.rootEntries * FatDirectory.ENTRY + (cluster - 2) * clusterLength();
	}

	/** Where luoyun.ini begins: the node leaves the first cluster free. */
	int firstCluster() {
		return (this == NODE) ? 3 : 2;
	}

	int media() {
		return this.media;
	}

	int sectorsPerTrack() {
		return this.sectorsPerTrack;
	}

	int heads() {
		return this.heads;
	}

}
