package co.luoyun.osmanager.message;

import java.util.List;

/** What joins messages to one. */
public enum Joint implements MessageKey {

	SEMICOLON("{0}; {1}"),

	COMMA("{0}, {1}"),

	COLON("{0}: {1}");

	private final String english;

	Joint(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

	/** All of them in order; {@link Message#NONE} when there are none. */
	public Message of(List<Message> parts) {
		return parts.stream().reduce(this::with).orElse(Message.NONE);
	}

}
