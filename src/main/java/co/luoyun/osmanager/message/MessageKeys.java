package co.luoyun.osmanager.message;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the keys of messages from the names of their enums, each once. */
final class MessageKeys {

	private static final Map<MessageKey, String> MADE = new ConcurrentHashMap<>();

	private MessageKeys() {
	}

	static String of(MessageKey message) {
		return MADE.computeIfAbsent(message, MessageKeys::make);
	}

	private static String make(MessageKey message) {
		String group = message.getClass()
			.getSimpleName()
			.replaceFirst("Message$", "")
			.replaceAll("(?<=[a-z])(?=[A-Z])", "-");
		return "message." + group.toLowerCase(Locale.ROOT) + "."
				+ message.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
