package co.luoyun.osmanager.web.server;

import java.io.IOException;

/** Where a connector listens, if it can: it is tried until it does. */
interface ConnectorAddress {

	/** Before each try. */
	void prepare() throws IOException;

	/** It listens. */
	void opened();

	/**
	 * It does not listen.
	 * @param reason why
	 */
	void refused(IOException reason);

	/** It is looked after, as it is once every few seconds. */
	void lookedAfter();

	/** Whether it listens. */
	boolean isOpen();

	/** Whether the start does not wait for it. */
	default boolean isOpenedLater() {
		return false;
	}

}
