package co.luoyun.osmanager.source.fat;

/**
 * A file's entry in a directory.
 *
 * @param longName its long name; the short one when there is none
 * @param shortName its 8.3 name with a dot
 * @param cluster its first cluster; 0 for an empty file
 * @param size in bytes, up to 4 GB
 */
record DirectoryEntry(String longName, String shortName, int cluster, long size) {

	boolean isNamed(String name) {
		return name.equalsIgnoreCase(this.longName) || name.equalsIgnoreCase(this.shortName);
	}

}
