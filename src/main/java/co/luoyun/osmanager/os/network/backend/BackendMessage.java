package co.luoyun.osmanager.os.network.backend;

import co.luoyun.osmanager.message.MessageKey;

/** What a person reads of a network manager. */
enum BackendMessage implements MessageKey {

	DHCP("{0} by DHCP"),

	IS_THERE("{0} is there"),

	HAS_FILES("{0} has files"),

	ENABLED("it is enabled"),

	RUNNING("it is running"),

	NO_SOURCE_LINE("{0} has no line ''source /etc/network/interfaces.d/*''; add it");

	private final String english;

	BackendMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
