package co.luoyun.osmanager.files;

/**
 * The files and folders of OS Manager, below its own folder. No other place names them.
 */
public enum HomePath {

	/** The configuration that was installed from a source. */
	LUOYUN_CONF("conf/luoyun.conf"),

	/** The service's own settings. */
	PROPERTIES("conf/osmanager.properties"),

	/** A token with which the metrics may be read. */
	METRICS_TOKEN("conf/metrics.token"),

	/** What the appliance's builder wrote down. */
	BUILD("build"),

	/** The appliance's configurations. */
	CONF("conf"),

	/** The builder's pages. */
	PAGES("custom/www"),

	/** The application's config script. */
	CONFIG_SCRIPT("custom/scripts/config"),

	/** The application's status script. */
	STATUS_SCRIPT("custom/scripts/status"),

	/** Removes what the configuration has left on the system. */
	PURGE_CONFIGURATION("lib/purge-configuration"),

	/** Begins a session of the web terminal. */
	TERMINAL_LOGIN("lib/terminal-login"),

	/** Log files. */
	LOG("log"),

	/** What only the running service needs. */
	RUN("run"),

	/** Tells that the config script was begun. */
	CONFIG_SCRIPT_BEGUN("run/config-script.begun"),

	/** The discovered controller that worked last. */
	CONTROLLER("run/controller"),

	/** Held by the running service. */
	LOCK("run/osmanager.lock"),

	/** The process's number. */
	PID("run/osmanager.pid"),

	/** The process's number, start and boot. */
	IDENTITY("run/osmanager.identity"),

	/** Where the page is served on this machine. */
	URL("run/osmanager.url"),

	/** Where commands ask the service. */
	SOCKET("run/osmanager.sock"),

	/** The certificate for HTTPS that this instance made for itself, and its key. */
	HTTPS_CERTIFICATE("run/https.pem"),

	/** Root's token for the service. */
	TOKEN("run/osmanager.token"),

	/** How far the boot is. */
	BOOT("run/boot"),

	/** What came of the newest reload. */
	RELOAD("run/reload"),

	/** What the charts show, for the next start. */
	CHARTS("run/charts"),

	/** The launcher's count of starts after a failure. */
	STARTS("run/starts");

	private final String path;

	HomePath(String path) {
		this.path = path;
	}

	@Override
	public String toString() {
		return this.path;
	}

}
