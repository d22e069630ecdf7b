package co.luoyun.osmanager.source;

import java.io.IOException;

import co.luoyun.osmanager.files.Deadline;
import co.luoyun.osmanager.message.Message;

/** Somewhere a configuration may come from. */
interface Source {

	/** What it is, for a person. */
	Message name();

	/**
	 * Reads the configuration.
	 * @param deadline when to give up
	 * @return the bytes of luoyun.ini
	 * @throws IOException when there is none; {@link SourceFault} says why
	 */
	byte[] read(Deadline deadline) throws IOException;

	/** Whether it seems to have one, as far as that can be told without reading it. */
	default boolean isThere(Deadline deadline) {
		return false;
	}

}
