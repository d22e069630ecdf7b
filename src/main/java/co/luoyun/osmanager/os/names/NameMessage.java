package co.luoyun.osmanager.os.names;

import co.luoyun.osmanager.message.MessageKey;

/** What a person reads of the name servers and the host name. */
enum NameMessage implements MessageKey {

	HOST("the host name {0}"),

	HOST_IS("the host name is {0}"),

	SERVERS_IN("{0} in {1}"),

	SERVERS_FOR("{0} for {1}"),

	LEFT_OUT("{0} ({1} more left out: the C library reads three)"),

	FOREIGN_LINK(
			"{0} is a symbolic link to {1}, which none of systemd-resolved, NetworkManager and resolvconf keeps; replace it by a file");

	private final String english;

	NameMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
