package co.luoyun.osmanager.instance.reader;

import co.luoyun.osmanager.message.Message;

/** The text is no JSON. */
final class JsonException extends Exception {

	private final transient Message expected;

	private final int column;

	JsonException(Message expected, int column) {
		super("no JSON from column " + column);
		this.expected = expected;
		this.column = column;
	}

	/** What should have been there. */
	Message expected() {
		return this.expected;
	}

	/** Where it stops being JSON, from 1. */
	int column() {
		return this.column;
	}

}
