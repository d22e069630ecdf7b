package co.luoyun.osmanager.web.facts;

import co.luoyun.osmanager.message.Message;

/** Says messages in the language of an answer. */
@FunctionalInterface
public interface Words {

	/** For programs. */
	Words ENGLISH = Message::toString;

	String of(Message message);

}
