package co.luoyun.osmanager.instance;

import java.util.List;
import java.util.stream.Collectors;

import co.luoyun.osmanager.message.Joint;
import co.luoyun.osmanager.message.Message;

/**
 * What was found in one of the sources of the configuration.
 *
 * @param source the source
 * @param found what it had, or why it had nothing
 */
public record Attempt(Message source, Message found) {

	/** Both in one line. */
	public Message message() {
		return Joint.COLON.with(this.source, this.found);
	}

	/** Several in one line, for a log. */
	public static String line(List<Attempt> attempts) {
		return attempts.stream().map(Attempt::toString).collect(Collectors.joining("; "));
	}

	@Override
	public String toString() {
		return message().toString();
	}

}
