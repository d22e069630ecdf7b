package co.luoyun.osmanager.source;

import co.luoyun.osmanager.instance.ConfReading;
import co.luoyun.osmanager.message.Message;

/**
 * A configuration that a source had.
 *
 * @param source what it is from
 * @param content the bytes of the file
 * @param reading what they say
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares it
record Candidate(Message source, byte[] content, ConfReading reading) {

}
