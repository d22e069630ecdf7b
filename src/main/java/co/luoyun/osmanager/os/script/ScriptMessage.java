package co.luoyun.osmanager.os.script;

import co.luoyun.osmanager.message.MessageKey;

/** What a person reads of the config script. */
enum ScriptMessage implements MessageKey {

	NONE("there is no {0}"),

	AT_BOOT("{0} runs when the instance boots"),

	CUT_SHORT(
			"OS Manager was ended {0} times while it ran; it is run again by ''osmanager reload'', or after the next boot");

	private final String english;

	ScriptMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
