package co.luoyun.osmanager.web.facts;

/** How the instance is, in one word. */
public enum InstanceState {

	/** The application is well. */
	SERVING,

	/** The machine runs, and its application is not known to be well. */
	RUNNING,

	/** Nothing told the machine what it is. */
	NOT_CONFIGURED

}
