package co.luoyun.osmanager.message;

import org.springframework.boot.health.contributor.Status;

/**
 * How a component is, from the best to the worst that needs attention. Each room judges
 * this once; health, page, JSON and commands are drawn from it.
 */
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
	ERROR;

	/** The same as health. The aggregate takes UNKNOWN for fine. */
	public Status health() {
		return switch (this) {
			case OK, OFF -> Status.UP;
			case BUSY, WARNING -> Status.UNKNOWN;
			case ERROR -> Status.DOWN;
		};
	}

}
