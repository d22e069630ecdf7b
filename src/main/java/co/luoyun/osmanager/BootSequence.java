package co.luoyun.osmanager;

import co.luoyun.osmanager.controller.ControllerConnection;
import co.luoyun.osmanager.floppy.ConfigurationLoader;
import co.luoyun.osmanager.os.ConfigScript;
import co.luoyun.osmanager.os.OsConfigurer;
import co.luoyun.osmanager.status.StatusProbe;
import co.luoyun.osmanager.webssh.TerminalServer;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.metrics.ApplicationStartup;

/**
 * What happens at boot, in its order. The web server starts between the two groups:
 * nobody reaches the page, and the controller is not called, before the system is
 * configured.
 */
@Configuration(proxyBeanMethods = false)
class BootSequence {

	/** What the names of our steps in Spring's start-up record begin with. */
	static final String STEP_PREFIX = "osmanager.boot.";

	private static final int BEFORE_PAGE = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 10;

	private static final int AFTER_PAGE = SmartLifecycle.DEFAULT_PHASE - 10;

	private final ApplicationStartup startup;

	private final EarlyStop earlyStop;

	BootSequence(ApplicationStartup startup, EarlyStop earlyStop) {
		this.startup = startup;
		this.earlyStop = earlyStop;
	}

	@Bean
	BootStep earlyStopStep() {
		return new BootStep("early-stop", BEFORE_PAGE - 1, this.startup, this.earlyStop::listen, BootSequence::nothing);
	}

	@Bean
	BootStep pidFileStep(PidFile file) {
		return new BootStep("pid-file", BEFORE_PAGE, this.startup, file::write, file::remove);
	}

	@Bean
	BootStep configurationStep(ConfigurationLoader loader) {
		return new BootStep("configuration", BEFORE_PAGE + 1, this.startup, loader::load, BootSequence::nothing);
	}

	@Bean
	BootStep osStep(OsConfigurer configurer) {
		return new BootStep("os", BEFORE_PAGE + 2, this.startup, configurer::configure, BootSequence::nothing);
	}

	@Bean
	BootStep configScriptStep(ConfigScript script) {
		return new BootStep("config-script", BEFORE_PAGE + 3, this.startup, this.earlyStop.interruptible(script::run),
				BootSequence::nothing);
	}

	@Bean
	BootStep pageAddressStep(PageAddress address) {
		return new BootStep("page-address", AFTER_PAGE - 2, this.startup, address::write, address::remove);
	}

	@Bean
	BootStep readyStep(SystemdNotifier systemd) {
		return new BootStep("ready", AFTER_PAGE - 1, this.startup, systemd::ready, systemd::stopping);
	}

	@Bean
	BootStep statusProbeStep(StatusProbe probe) {
		return new BootStep("status-probe", AFTER_PAGE, this.startup, this.earlyStop.unlessStopping(probe::start),
				probe::stop);
	}

	@Bean
	BootStep controllerStep(ControllerConnection connection) {
		return new BootStep("controller", AFTER_PAGE + 1, this.startup,
				this.earlyStop.unlessStopping(connection::start), connection::stop);
	}

	@Bean
	BootStep terminalServerStep(TerminalServer server) {
		return new BootStep("webssh", AFTER_PAGE + 2, this.startup, this.earlyStop.unlessStopping(server::start),
				server::stop);
	}

	@Bean
	BootStep reloadStep(Reload reload) {
		return new BootStep("reload", AFTER_PAGE + 3, this.startup, reload::listen, BootSequence::nothing);
	}

	@Bean
	BootStep idleMemoryStep(IdleMemory memory) {
		return new BootStep("idle-memory", AFTER_PAGE + 4, this.startup, memory::start, memory::stop);
	}

	private static void nothing() {
		// This step leaves nothing behind that a stop would have to end.
	}

}
