package co.luoyun.osmanager.source.fat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * The clusters of a file, as runs of neighbours that can be read at once. A chain that
 * ends before the file does goes on with the next clusters if it has had no gap and they
 * are free: the cloud's node writes larger files so, in one piece, but into a table that
 * covers only seven clusters.
 */
final class ClusterRuns {

	private final FatTable table;

	private final FatGeometry geometry;

	private final Set<Integer> seen = new HashSet<>();

	private int cluster;

	private int left;

	private boolean beyondTable;

	private boolean contiguous = true;

	ClusterRuns(FatTable table, FatGeometry geometry, int first, int length) {
		this.table = table;
		this.geometry = geometry;
		this.cluster = first;
		this.left = Math.ceilDiv(length, geometry.clusterLength());
	}

	/**
	 * The next run. To be called only while the file has more.
	 * @throws FatException when the chain is broken
	 */
	Run next() throws IOException {
		int first = requireCluster(this.cluster);
		int count = 1;
		while (count < this.left) {
			int following = following(first + count - 1);
			if (following != first + count) {
				this.contiguous = false;
				this.cluster = following;
				break;
			}
			requireCluster(following);
			count++;
		}
		this.left -= count;
		return new Run(first, count);
	}

	private int following(int current) throws IOException {
		int next = this.beyondTable ? FatTable.END : this.table.next(current);
		if (next > 0) {
			return next;
		}
		boolean afterEnd = next == FatTable.END && this.contiguous;
		if (!afterEnd || !this.geometry.hasCluster(current + 1) || this.table.next(current + 1) != FatTable.FREE) {
			throw new FatException(FatMessage.CHAIN_ENDS, current);
		}
		this.beyondTable = true;
		return current + 1;
	}

	private int requireCluster(int number) throws FatException {
		if (!this.geometry.hasCluster(number)) {
			throw new FatException(FatMessage.CHAIN_BROKEN, number);
		}
		if (!this.seen.add(number)) {
			throw new FatException(FatMessage.CHAIN_LOOPS, number);
		}
		return number;
	}

	/**
	 * Neighbouring clusters.
	 *
	 * @param first the first one
	 * @param clusters how many
	 */
	record Run(int first, int clusters) {

	}

}
