package co.luoyun.osmanager.message;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a person reads, made where the fact is known. Pages look its translation up by its
 * key; everybody else takes the English text.
 *
 * @param key the key of its texts; empty when it is plain English text of others
 * @param english its English text, a pattern for {@link MessageFormat}
 * @param arguments what is put in: messages, and texts
 */
public record Message(String key, String english, List<Object> arguments) {

	/** Nothing to say. */
	public static final Message NONE = plain("");

	public Message {
		arguments = arguments.stream()
			.<Object>map((each) -> (each instanceof Message) ? each : each.toString())
			.toList();
	}

	/** Text that is English already, as an error message of the system. */
	public static Message plain(String english) {
		return new Message("", english, List.of());
	}

	/**
	 * Its text by a pattern of another language, with its arguments as that says them.
	 */
	public String in(Locale locale, String pattern, Function<Object, String> argument) {
		Stream<Object> texts = this.arguments.stream().map(argument);
		return new MessageFormat(pattern, locale).format(texts.toArray());
	}

	/** The English text. */
	@Override
	public String toString() {
		return this.key.isEmpty() ? this.english : in(Locale.ROOT, this.english, Object::toString);
	}

}
