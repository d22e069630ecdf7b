package co.luoyun.osmanager.web.charts;

/** What is measured. */
public enum Measure {

	/** Percent of all processors' time that is not idle. */
	CPU,

	/** Percent of memory that is not available to programs. */
	MEMORY,

	/** Percent of the disk that holds OS Manager's folder. */
	DISK,

	/** Bytes a second that came in, over all interfaces but loopback. */
	RECEIVED,

	/** Bytes a second that went out. */
	SENT,

	/** 1 when the application is serving, 0 when it is not. */
	SERVING

}
