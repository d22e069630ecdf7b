package co.luoyun.osmanager.message;

/**
 * One of the messages that a room has. Each room has an enum of them, so that a test can
 * compare them with the texts of every language.
 */
public interface MessageKey {

	/** The key of its texts in {@code messages.properties}. */
	String key();

	/** Its English text, a pattern for {@link java.text.MessageFormat}. */
	String english();

	/** The message with what is put in. */
	default Message with(Object... arguments) {
		return Message.of(this, arguments);
	}

}
