package co.luoyun.osmanager.cli;

/** How a command answers. */
enum OutputFormat {

	/** For people. */
	TEXT,

	/** For programs: one JSON object. */
	JSON

}
