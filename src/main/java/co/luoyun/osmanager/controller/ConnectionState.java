package co.luoyun.osmanager.controller;

/** Where the connection to the controller is. */
public enum ConnectionState {

	/** Not asked to connect: before the start and after the stop. */
	STOPPED("stopped"),

	/** The instance was not told of a cloud it belongs to. */
	NOT_CONFIGURED("not configured"),

	/** No connection; the next try follows. */
	DISCONNECTED("disconnected"),

	/** Waiting for a controller's join message. */
	DISCOVERING("discovering"),

	/** Opening a TCP connection. */
	CONNECTING("connecting"),

	/** Both sides prove that they know the key. */
	AUTHENTICATING("authenticating"),

	/** Waiting for the answer to the registration. */
	REGISTERING("registering"),

	/** Part of the cloud. */
	REGISTERED("registered");

	private final String words;

	ConnectionState(String words) {
		this.words = words;
	}

	@Override
	public String toString() {
		return this.words;
	}

}
