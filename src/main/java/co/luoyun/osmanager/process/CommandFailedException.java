package co.luoyun.osmanager.process;

import java.util.ArrayList;
import java.util.List;

import co.luoyun.osmanager.message.ExplainedException;
import co.luoyun.osmanager.message.Joint;
import co.luoyun.osmanager.message.Message;

/**
 * A command that had to work did not. The message names command, ending and its words.
 */
public class CommandFailedException extends ExplainedException {

	private static final int MESSAGE_LIMIT = 400;

	private final transient CommandResult result;

	public CommandFailedException(CommandResult result) {
		super(message(result));
		this.result = result;
	}

	public CommandResult result() {
		return this.result;
	}

	private static Message message(CommandResult result) {
		List<Message> parts = new ArrayList<>();
		parts.add(Message.plain(result.command().toString()));
		parts.add(result.ending().message());
		String words = result.errors().isBlank() ? result.output().strip() : result.errors().strip();
		if (!words.isEmpty()) {
			String shown = (words.length() > MESSAGE_LIMIT) ? words.substring(0, MESSAGE_LIMIT) + "…" : words;
			parts.add(Message.plain(shown.replace("\n", "; ")));
		}
		return Joint.COLON.of(parts);
	}

}
