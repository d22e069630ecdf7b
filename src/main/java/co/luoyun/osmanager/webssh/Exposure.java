package co.luoyun.osmanager.webssh;

/** Who can reach the terminal server. */
public enum Exposure {

	/** Gated where the page is served by HTTPS, and direct elsewhere. */
	AUTO("0.0.0.0", "/"),

	/**
	 * Everybody who can reach its port, on every address: what the cloud's configuration
	 * promises. The terminal asks for a login.
	 */
	DIRECT("0.0.0.0", "/"),

	/**
	 * The owner's session alone, through the page's own port at {@code /webssh/}; the
	 * terminal server itself listens on loopback only.
	 */
	GATED("127.0.0.1", "/webssh/");

	private final String bind;

	private final String base;

	Exposure(String bind, String base) {
		this.bind = bind;
		this.base = base;
	}

	/** The IPv4 address that the terminal server listens on. */
	public String bind() {
		return this.bind;
	}

	/** The path that a browser sees it under, with a slash at its end. */
	public String base() {
		return this.base;
	}

}
