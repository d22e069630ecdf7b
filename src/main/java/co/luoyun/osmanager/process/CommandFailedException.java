package co.luoyun.osmanager.process;

import java.io.IOException;

/**
 * A command that had to work did not. The message names command, ending and its words.
 */
public class CommandFailedException extends IOException {

	private static final int MESSAGE_LIMIT = 400;

	private final transient CommandResult result;

	public CommandFailedException(CommandResult result) {
		super(message(result));
		this.result = result;
	}

	public CommandResult result() {
		return this.result;
	}

	private static String message(CommandResult result) {
		String words = result.errors().isBlank() ? result.output().strip() : result.errors().strip();
		String shown = (words.length() > MESSAGE_LIMIT) ? words.substring(0, MESSAGE_LIMIT) + "…" : words;
		return result.command() + ": " + result.ending() + (shown.isEmpty() ? "" : ": " + shown);
	}

}
