package co.luoyun.osmanager;

import java.io.IOException;
import java.nio.file.Files;

import co.luoyun.osmanager.cli.OneLineError;
import co.luoyun.osmanager.files.HomeLock;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.footprint.WarmUp;
import co.luoyun.osmanager.presence.NonBlockingLog;
import co.luoyun.osmanager.presence.ServiceProcess;
import co.luoyun.osmanager.presence.StartWarnings;
import co.luoyun.osmanager.process.Signals;
import co.luoyun.osmanager.properties.ServiceSettings;
import co.luoyun.osmanager.properties.SettingsCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.support.EnvironmentPostProcessorApplicationListener;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The start of the service: it hears a stop from here on, is the only one of its home,
 * and has its properties from their fixed places.
 */
final class ServiceStart {

	private static final Logger logger = LoggerFactory.getLogger(ServiceStart.class);

	/** EX_TEMPFAIL of sysexits(3): another one runs. */
	private static final int RUNS_ALREADY = 75;

	private static final int STARTUP_STEPS_KEPT = 64;

	private final EarlyStop earlyStop;

	ServiceStart(EarlyStop earlyStop) {
		this.earlyStop = earlyStop;
	}

	void run(String[] args) {
		// By default it would end this process. The configuration was not read yet, so
		// there is nothing to be read again.
		Signals.handle("HUP", (_) -> {
		});
		this.earlyStop.listen();
		if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
			// The build is no system to be configured, and no home.
			start(application(ServiceSettings.packaged()));
			return;
		}
		ServiceSettings.misspeltRoot(args)
			.ifPresent((name) -> refuse("there is no setting --" + name + "; is it osmanager.root or osmanager.home?",
					OneLineError.USAGE));
		SystemRoot root = ServiceSettings.root(args);
		if (!Files.isDirectory(root.root())) {
			refuse("the root " + root.root() + " is not a folder that is there", OneLineError.USAGE);
		}
		HomeLock.tryAcquire(root)
			.filter((_) -> !runsAlready(root))
			.ifPresentOrElse((lock) -> serve(lock, root, args),
					() -> refuse("OS Manager already runs with the home " + root.home() + "; nothing was changed",
							RUNS_ALREADY));
	}

	private void serve(HomeLock lock, SystemRoot root, String[] args) {
		WarmUp warmUp = new WarmUp();
		warmUp.start();
		ServiceSettings settings = ServiceSettings.read(root, args);
		SettingsCheck check = new SettingsCheck(settings);
		SpringApplication application = application(settings);
		application.addListeners(warmUp, new NonBlockingLog());
		application.addInitializers((context) -> {
			context.getBeanFactory().registerSingleton("homeLock", lock);
			context.getBeanFactory().registerSingleton("earlyStop", this.earlyStop);
			context.getBeanFactory().registerSingleton("settingsCheck", check);
			StartWarnings.of(root, lock).forEach(logger::warn);
			check.begin();
		});
		boolean started = false;
		try {
			ConfigurableEnvironment environment = start(application);
			started = true;
			check.run(environment);
		}
		finally {
			this.earlyStop.bootIsOver();
			if (!started) {
				lock.close();
			}
		}
	}

	private static SpringApplication application(ServiceSettings settings) {
		SpringApplication application = new SpringApplication(OsManagerApplication.class);
		application.setEnvironment(settings.environment());
		application.setAddCommandLineProperties(false);
		// It would look for more properties, in the current folder too.
		application.setListeners(application.getListeners()
			.stream()
			.filter((listener) -> !(listener instanceof EnvironmentPostProcessorApplicationListener))
			.toList());
		return application;
	}

	private static ConfigurableEnvironment start(SpringApplication application) {
		BufferingApplicationStartup startup = new BufferingApplicationStartup(STARTUP_STEPS_KEPT);
		startup.addFilter((step) -> step.getName().startsWith(BootSequence.STEP_PREFIX));
		application.setApplicationStartup(startup);
		return application.run().getEnvironment();
	}

	private static boolean runsAlready(SystemRoot root) {
		try {
			return ServiceProcess.find(root).filter((process) -> !process.equals(ProcessHandle.current())).isPresent();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static void refuse(String reason, int code) {
		System.err.println("osmanager: " + reason);
		System.exit(code);
	}

}
