package co.luoyun.osmanager.controller.protocol;

import co.luoyun.osmanager.message.MessageKey;

/** What a peer does that breaks the protocol. */
public enum ProtocolMessage implements MessageKey {

	WAIT_ANSWER("the answer to our challenge"),

	WAIT_CHALLENGE("the controller''s challenge"),

	WAIT_REGISTRATION("the answer to our registration"),

	WAIT_NOTHING("nothing"),

	PACKET_TYPE("a packet of type {0} came while waiting for {1}; is this the controller?"),

	ANSWER_FOR("the answer is for instance {0}, and this is {1}"),

	CHALLENGE_FOR("the challenge is for instance {0}, and this is {1}"),

	WRONG_KEY(
			"the peer does not know the key: either KEY in luoyun.conf is not the one the controller has for instance {0}, or this is not our controller"),

	REFUSED("the controller refuses to register instance {0}; look at the instance''s state in the cloud"),

	ODD_ANSWER("the registration was answered with {0}, which is neither {1} (success) nor {2} (failure)"),

	REFLECTION("the peer sent our own challenge back: it does not know the key and tries to have us answer for it"),

	PAYLOAD("a packet announces a payload of {0} bytes; allowed are 0 to {1}. The peer does not speak the controller''s protocol"),

	CONTENT("a packet of type {0} does not have the content that the type demands. The peer does not speak the controller''s protocol");

	private final String english;

	ProtocolMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
