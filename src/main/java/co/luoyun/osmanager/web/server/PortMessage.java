package co.luoyun.osmanager.web.server;

import co.luoyun.osmanager.message.MessageKey;

/** What a person reads of a port of this program. */
enum PortMessage implements MessageKey {

	REFUSED("it cannot be opened ({0})"),

	HELD("it cannot be opened ({0}); it is held by {1}"),

	NO_PAGE("There is no page: port {0} cannot be opened ({1}). Everything else works, and it is tried again every few seconds"),

	NO_PAGE_HELD(
			"There is no page: port {0} cannot be opened ({1}); it is held by {2}. Everything else works, and it is tried again every few seconds"),

	NO_PAGE_STRANGER(
			"There is no page: port {0} cannot be opened ({1}); it is held by {2}, which sees the cookie of an owner who opens the page: make a new cookie in the cloud then. Everything else works, and it is tried again every few seconds");

	private final String english;

	PortMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
