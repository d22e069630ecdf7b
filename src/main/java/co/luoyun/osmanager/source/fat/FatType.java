package co.luoyun.osmanager.source.fat;

/** The three widths of the allocation table's entries. */
enum FatType {

	FAT12(12, 0xFF7), FAT16(16, 0xFFF7), FAT32(32, 0xFFFFFF7);

	// The limits that Microsoft's specification and the Linux kernel count by; what the
	// boot sector calls itself means nothing.
	private static final int FAT12_CLUSTERS = 4084;

	private final int bits;

	private final int bad;

	FatType(int bits, int bad) {
		this.bits = bits;
		this.bad = bad;
	}

	static FatType of(long clusters) {
		return (clusters <= FAT12_CLUSTERS) ? FAT12 : FAT16;
	}

	/** Width of an entry. */
	int bits() {
		return this.bits;
	}

	/** The value that marks a defective cluster; all above end a chain. */
	int bad() {
		return this.bad;
	}

}
