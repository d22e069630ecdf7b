package co.luoyun.osmanager;

import java.time.Clock;
import java.util.Map;

import co.luoyun.osmanager.controller.ControllerFiles;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.status.StatusProbe;
import co.luoyun.osmanager.status.StatusProperties;
import co.luoyun.osmanager.webssh.TerminalServer;
import co.luoyun.osmanager.webssh.WebSshProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Those that use OS Manager's folder, and are told where it is.
 */
@Configuration(proxyBeanMethods = false)
class HomePrograms {

	@Bean
	StatusProbe statusProbe(CommandRunner runner, Clock clock, Ticker ticker, StatusProperties properties,
			SystemRoot root, Environment environment) {
		return new StatusProbe(runner, clock, ticker, properties, root.home("custom/scripts/status"),
				() -> Map.of("OSMANAGER_HOME", root.home().toString(), "OSMANAGER_URL", pageUrl(environment)));
	}

	@Bean
	TerminalServer terminalServer(SystemRoot root, CommandRunner runner, CurrentConfiguration configuration,
			WebSshProperties properties, Clock clock, Ticker ticker) {
		return new TerminalServer(root.home(), runner, configuration, properties, clock, ticker);
	}

	@Bean
	ControllerFiles controllerFiles(SystemRoot root) {
		return new ControllerFiles(root.home("run/controller"), root::path);
	}

	// The port is known once the web server has started, which the probe comes after.
	private static String pageUrl(Environment environment) {
		String address = environment.getProperty("server.address", "");
		boolean everywhere = address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
		String host = everywhere ? "127.0.0.1" : address.contains(":") ? "[" + address + "]" : address;
		String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
		return "http://" + host + ":" + port + "/";
	}

}
