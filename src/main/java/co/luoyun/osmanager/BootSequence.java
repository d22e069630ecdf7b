package co.luoyun.osmanager;

import co.luoyun.osmanager.controller.ControllerConnection;
import co.luoyun.osmanager.files.HomeLock;
import co.luoyun.osmanager.footprint.IdleMemory;
import co.luoyun.osmanager.os.OsConfigurer;
import co.luoyun.osmanager.os.OsWatch;
import co.luoyun.osmanager.os.script.ConfigScript;
import co.luoyun.osmanager.presence.BootProgress;
import co.luoyun.osmanager.presence.Console;
import co.luoyun.osmanager.presence.FormerProcess;
import co.luoyun.osmanager.presence.PageAddress;
import co.luoyun.osmanager.presence.PidFile;
import co.luoyun.osmanager.presence.SystemdNotifier;
import co.luoyun.osmanager.source.ConfigurationLoader;
import co.luoyun.osmanager.status.StatusProbe;
import co.luoyun.osmanager.webssh.TerminalServer;

import org.springframework.beans.factory.ObjectProvider;
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

	private final BootProgress progress;

	BootSequence(ApplicationStartup startup, ObjectProvider<EarlyStop> earlyStop, BootProgress progress) {
		this.startup = startup;
		this.progress = progress;
		this.earlyStop = earlyStop.getIfAvailable(EarlyStop::new);
	}

	@Bean
	BootStep homeLockStep(ObjectProvider<HomeLock> lock) {
		return step("home-lock", BEFORE_PAGE - 2, BootSequence::nothing, () -> lock.ifAvailable(HomeLock::close));
	}

	@Bean
	BootStep reloadRequestsStep(Reload reload) {
		return step("reload-requests", BEFORE_PAGE - 1, reload::listen, BootSequence::nothing);
	}

	@Bean
	BootStep pidFileStep(PidFile file, FormerProcess life) {
		this.earlyStop.beforeHalt(() -> {
			file.remove();
			life.endWell();
		});
		return step("pid-file", BEFORE_PAGE, file::write, file::remove);
	}

	@Bean
	BootStep configurationStep(ConfigurationLoader loader, FormerProcess life) {
		return step("configuration", BEFORE_PAGE + 1, this.progress.told("the configuration is read", () -> {
			life.cleanUp();
			loader.load();
		}), () -> {
			if (this.earlyStop.isStopping()) {
				life.endWell();
			}
		});
	}

	@Bean
	BootStep osStep(OsConfigurer configurer) {
		this.earlyStop.onStop(configurer::stop);
		return step("os", BEFORE_PAGE + 2, this.progress.told("the system is configured", configurer::configure),
				BootSequence::nothing);
	}

	@Bean
	BootStep configScriptStep(ConfigScript script, SystemdNotifier systemd) {
		String what = "the config script runs";
		Runnable run = this.progress.told(what, systemd.awaited(what, script::runAtStart));
		return new BootStep("config-script", BEFORE_PAGE + 3, this.startup, this.earlyStop.interruptible(run),
				BootSequence::nothing);
	}

	@Bean
	BootStep pageAddressStep(PageAddress address) {
		return step("page-address", AFTER_PAGE - 2, () -> {
			this.earlyStop.pageIsServed();
			address.write();
			this.progress.over();
		}, address::remove);
	}

	@Bean
	BootStep readyStep(SystemdNotifier systemd) {
		return step("ready", AFTER_PAGE - 1, systemd::ready, systemd::stopping);
	}

	@Bean
	BootStep statusProbeStep(StatusProbe probe) {
		return step("status-probe", AFTER_PAGE, probe::start, probe::stop);
	}

	@Bean
	BootStep controllerStep(ControllerConnection connection) {
		return step("controller", AFTER_PAGE + 1, connection::start, connection::stop);
	}

	@Bean
	BootStep terminalServerStep(TerminalServer server) {
		return step("webssh", AFTER_PAGE + 2, server::start, server::stop);
	}

	@Bean
	BootStep osWatchStep(OsWatch watch) {
		return step("os-watch", AFTER_PAGE + 2, watch::start, watch::stop);
	}

	@Bean
	BootStep consoleStep(Console console) {
		return step("console", AFTER_PAGE + 3, console::start, console::stop);
	}

	@Bean
	BootStep reloadStep(Reload reload) {
		return step("reload", AFTER_PAGE + 3, reload::start, reload::stop);
	}

	@Bean
	BootStep idleMemoryStep(IdleMemory memory) {
		return step("idle-memory", AFTER_PAGE + 4, memory::start, memory::stop);
	}

	private BootStep step(String name, int phase, Runnable start, Runnable stop) {
		return new BootStep(name, phase, this.startup, this.earlyStop.unlessStopping(start), stop);
	}

	private static void nothing() {
		// This step leaves nothing behind that a stop would have to end.
	}

}
