package co.luoyun.osmanager;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;

import co.luoyun.osmanager.cli.Invocation;
import co.luoyun.osmanager.cli.OsManagerCommand;
import co.luoyun.osmanager.controller.ControllerFiles;
import co.luoyun.osmanager.files.FilesProperties;
import co.luoyun.osmanager.files.Heartbeats;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.files.Working;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.status.StatusProbe;
import co.luoyun.osmanager.status.StatusProperties;
import co.luoyun.osmanager.web.https.HttpsProperties;
import co.luoyun.osmanager.webssh.TerminalServer;
import co.luoyun.osmanager.webssh.WebSshProperties;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The service, and what all its rooms share. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class OsManagerApplication {

	/**
	 * Runs one of the launcher's commands, or the service.
	 * @param args a command and its arguments; or {@code run}, or nothing, and the
	 * service's settings as {@code --osmanager.root=…}
	 */
	public static void main(String[] args) {
		if (Invocation.isService(args)) {
			serve(Arrays.stream(args).filter((arg) -> !arg.equals("run")).toArray(String[]::new));
		}
		else {
			System.exit(OsManagerCommand.run(OsManagerApplication::serve, args));
		}
	}

	private static void serve(String[] args) {
		new ServiceStart(new EarlyStop()).run(args);
	}

	@Bean
	SystemRoot systemRoot(FilesProperties properties) {
		return new SystemRoot(Path.of(properties.root()), Path.of(properties.home()));
	}

	@Bean
	CommandPolicy commandPolicy(SystemRoot root) {
		return CommandPolicy.forRoot(root.root());
	}

	@Bean
	CommandRunner commandRunner(CommandPolicy policy) {
		return new CommandRunner(policy);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	Ticker ticker() {
		return Ticker.SYSTEM;
	}

	@Bean
	Heartbeats heartbeats(ObjectProvider<Working> all) {
		return new Heartbeats(all::stream);
	}

	@Bean
	RandomGenerator randomGenerator() {
		return RandomGenerator.getDefault();
	}

	@Bean
	StatusProbe statusProbe(CommandRunner runner, Clock clock, Ticker ticker, StatusProperties properties,
			SystemRoot root) {
		return new StatusProbe(runner, clock, ticker, properties, root.home(HomePath.STATUS_SCRIPT),
				root.home(HomePath.LUOYUN_CONF),
				() -> Map.of("OSMANAGER_HOME", root.home().toString(), "OSMANAGER_CONF",
						root.home(HomePath.LUOYUN_CONF).toString(), "OSMANAGER_URL", properties.url().toString()));
	}

	@Bean
	TerminalServer terminalServer(SystemRoot root, CommandRunner runner, CurrentConfiguration configuration,
			WebSshProperties properties, HttpsProperties https, Clock clock, Ticker ticker) {
		return new TerminalServer(root.home(), runner, configuration, properties.decided(https.enabled()), clock,
				ticker);
	}

	@Bean
	ControllerFiles controllerFiles(SystemRoot root) {
		return new ControllerFiles(root.home(HomePath.CONTROLLER), root::path);
	}

}
