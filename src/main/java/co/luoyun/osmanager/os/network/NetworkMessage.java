package co.luoyun.osmanager.os.network;

import co.luoyun.osmanager.message.MessageKey;

/** What a person reads of the network. */
enum NetworkMessage implements MessageKey {

	BY("{0} by {1} ({2})"),

	UNKNOWN_BACKEND("osmanager.os.network.backend is none of {0}"),

	AS_SET("as osmanager.os.network.backend says"),

	PASSED_OVER("{0} is not used: {1}"),

	UNMANAGED("nothing manages the network here"),

	LEAVES("it leaves {0} to others"),

	OTHER_FILES("other files of it set up {0} already; remove that from them"),

	FOREIGN("was not written by OS Manager, and is left alone; move it away"),

	RIVAL("{0} is set up by {1} instead; rename or remove it"),

	NO_LINK("network[{0}]: there is no interface for it"),

	NO_LINK_WITH_MAC("network[{0}]: there is no interface with MAC {1} for it"),

	NEXT_LINK("network[{0}]: there is no interface with MAC {1}, so it goes to {2}, the next in order"),

	IPV6_OFF("network[{0}]: {1} has IPv6 switched off in the kernel"),

	NOT_IN_FORCE("not in force: {0}"),

	STILL_MISSING("still missing after {0} s: {1}"),

	LINK_UP("interface {0} up"),

	ADDRESS("address {0} on {1}"),

	ROUTE("default route by {0} on {1}"),

	MAC("MAC {0} of {1}"),

	STAYS("what has come of it stays"),

	HALF_UNDONE("the former settings could not all be put back: {0}");

	private final String english;

	NetworkMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
