package co.luoyun.osmanager.cli;

/** How a command answers. */
public enum OutputFormat {

	/** For people. */
	TEXT,

	/** For programs: one JSON object. */
	JSON

}
