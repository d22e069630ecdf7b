package co.luoyun.osmanager.message;

import java.util.List;

/**
 * One of the messages that a room has. Each room has an enum of them, so that a test can
 * compare them with the texts of every language.
 */
public interface MessageKey {

	/** The constant's name, {@code NO_FILE}. */
	String name();

	/** Its English text, a pattern for {@link java.text.MessageFormat}. */
	String english();

	/**
	 * The key of its texts in {@code messages.properties}: {@code message.fat.no-file} of
	 * {@code FatMessage.NO_FILE}.
	 */
	default String key() {
		return MessageKeys.of(this);
	}

	/**
	 * The message.
	 * @param arguments what is put in: messages, or what has a text of its own
	 */
	default Message with(Object... arguments) {
		return new Message(key(), english(), List.of(arguments));
	}

}
