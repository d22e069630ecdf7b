package co.luoyun.osmanager;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import co.luoyun.osmanager.controller.ControllerConnection;
import co.luoyun.osmanager.floppy.ConfigurationLoader;
import co.luoyun.osmanager.os.OsConfigurer;
import co.luoyun.osmanager.webssh.TerminalServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

import org.springframework.stereotype.Component;

/**
 * Reads the configuration again on SIGHUP ({@code systemctl reload}, {@code osmanager
 * reload}) and applies what has changed: each part compares for itself, and leaves alone
 * what is the same.
 */
@Component
class Reload {

	private static final Logger logger = LoggerFactory.getLogger(Reload.class);

	private final ExecutorService worker = Executors
		.newSingleThreadExecutor(Thread.ofVirtual().name("reload").factory());

	private final ConfigurationLoader loader;

	private final OsConfigurer osConfigurer;

	private final ControllerConnection connection;

	private final TerminalServer terminalServer;

	Reload(ConfigurationLoader loader, OsConfigurer osConfigurer, ControllerConnection connection,
			TerminalServer terminalServer) {
		this.loader = loader;
		this.osConfigurer = osConfigurer;
		this.connection = connection;
		this.terminalServer = terminalServer;
	}

	/** Reloads at every SIGHUP from now on, one after the other. */
	void listen() {
		Signal.handle(new Signal("HUP"), (signal) -> this.worker.execute(this::reload));
	}

	void reload() {
		logger.info("Reloading the configuration");
		try {
			this.loader.load();
			this.osConfigurer.configure();
			this.connection.reconfigure();
			this.terminalServer.reconfigure();
			logger.info("Configuration reloaded");
		}
		catch (RuntimeException | Error ex) {
			logger.error("Reloading failed, and what was in force stays. This is a fault of OS Manager; please report "
					+ "it: {}", ex.toString(), ex);
		}
	}

}
