package co.luoyun.osmanager.webssh;

import co.luoyun.osmanager.message.MessageKey;

/** What a person reads of the web terminal. */
public enum TerminalMessage implements MessageKey {

	STOPPED("The web terminal is stopped"),

	STARTING("The web terminal is starting on port {0}"),

	DIRECT("The web terminal runs on port {0}"),

	GATED("The web terminal runs for the owner''s session at /webssh/ (port {0} on loopback)"),

	DISABLED("The web terminal is disabled in this instance''s configuration (webssh.status)"),

	NOT_INSTALLED(
			"No web terminal is installed: there is neither {0} nor shellinaboxd in PATH. Install the package shellinabox to have one"),

	PORT("Port {0} for the web terminal is taken by {1}: end that, or name another port (webssh.port in the cloud, or osmanager.webssh.port). It is tried again and again"),

	OTHER("another program"),

	NOT_STARTABLE("The web terminal cannot be started: {0}. Install one that fits; it is tried again and again"),

	RESTARTING("The web terminal {0}, and is started again in {1} s"),

	FAILING("The web terminal fails again and again; at last it {0}. It is tried again in {1} min. See the log for its own words, mend it, and reload (osmanager reload) to have it at once"),

	ENDED("ended with exit code {0}"),

	SILENT("does not answer"),

	ELSEWHERE("does not have its port, and another program answers there");

	private final String english;

	TerminalMessage(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

}
