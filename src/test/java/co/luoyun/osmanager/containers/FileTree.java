package co.luoyun.osmanager.containers;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What is on a guest's disk: every file and folder with its kind, mode, owner, and size
 * or target; without what runs, what logs and what the package manager keeps of its own
 * work.
 */
final class FileTree {

	@SuppressWarnings("InlineFormatString")
	private static final String FIND = "find %s -xdev \\( -path /proc -o -path /sys -o -path /dev -o -path /run -o -path /tmp"
			+ " -o -path '*/var/log' -o -path /var/tmp -o -path /var/lib/systemd -o -path '*/var/lib/dpkg' -o -path '*/.rpmdb' -o -path '*/var/cache' \\)"
			+ " -prune -o -type d -printf '%%p %%y %%m %%U\\n' -o -printf '%%p %%y %%m %%U %%s %%l\\n'";

	private FileTree() {
	}

	/** All that is below a folder. */
	static List<String> of(Guest guest, String folder) {
		return guest.run(FIND.formatted(folder)).lines().sorted().toList();
	}

	/** The paths of what is in one tree and not so in the other. */
	static List<String> added(List<String> before, List<String> after) {
		TreeSet<String> added = new TreeSet<>(after);
		before.forEach(added::remove);
		List<String> paths = new ArrayList<>();
		added.forEach((line) -> paths.add(line.split(" ")[0]));
		return paths;
	}

}
