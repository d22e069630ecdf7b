package co.luoyun.osmanager.os;

/**
 * The marks by which files and lines of ours are told from those of others. The script
 * that purges looks for the same.
 */
public final class Marks {

	/** The first line of every file of ours. */
	public static final String FILE = "# Written by OS Manager; changes are lost.";

	/** What the line before ours in a file of others begins with. */
	public static final String BEGIN = "# BEGIN OS Manager";

	/** What follows on that line, for a person. */
	public static final String BEGIN_NOTE = ": these lines are replaced by the cloud's, add yours outside";

	/** The line after ours in a file of others. */
	public static final String END = "# END OS Manager";

	private Marks() {
	}

	/** Whether a file with this text is ours. */
	public static boolean isOurs(String text) {
		return text.startsWith(FILE);
	}

}
