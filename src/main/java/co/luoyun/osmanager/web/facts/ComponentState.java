package co.luoyun.osmanager.web.facts;

/** How a component is, from the best to the worst that needs attention. */
public enum ComponentState {

	/** It does what it should. */
	OK,

	/** It is switched off, and that is meant so. */
	OFF,

	/** It is on its way, for example connecting. */
	BUSY,

	/** It works in part, or not yet. */
	WARNING,

	/** It does not work. */
	ERROR

}
