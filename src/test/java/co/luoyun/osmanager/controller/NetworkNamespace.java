package co.luoyun.osmanager.controller;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import co.luoyun.osmanager.StartsPrograms;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.Endpoint;
import co.luoyun.osmanager.instance.InstanceSettings;
import co.luoyun.osmanager.instance.LuoYunConf;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.CommandRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A network of a test's own, in which it may change addresses and lose packets. */
@StartsPrograms
final class NetworkNamespace {

	private static final CommandRunner RUNNER = new CommandRunner(CommandPolicy.runEverything());

	private static final String KEY = "015e33a8-787d-457e-b84d-c2a101a816e0";

	private NetworkNamespace() {
	}

	/** Skips the test, loudly, where a command does not succeed in a new namespace. */
	static void requireThat(String... command) {
		CommandResult probe = RUNNER.run(Command.of(inNamespace(List.of(command))));
		if (!probe.succeeded()) {
			System.err
				.println("SKIPPED: a network namespace of the test's own needs root and " + command[0] + ": " + probe);
		}
		assumeTrue(probe.succeeded(), () -> "needs root and " + command[0]);
	}

	/** Runs a class with a main method in a new namespace, and gives what it wrote. */
	static String run(Class<?> main) {
		CommandResult result = RUNNER.run(Command.of(inNamespace(java(main))).within(Duration.ofMinutes(3)));
		assertThat(result.succeeded()).as("%s", result).isTrue();
		return result.output();
	}

	/** The command line that runs a class of the tests. */
	static List<String> java(Class<?> main) {
		return List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), main.getName());
	}

	/** Runs a program that has to succeed, and gives what it wrote. */
	static String runHere(String... command) {
		CommandResult result = RUNNER.run(Command.of(List.of(command)));
		if (!result.succeeded()) {
			throw new IllegalStateException(result.toString());
		}
		return result.output();
	}

	/** A configuration that names a controller, or none. */
	static CurrentConfiguration configuration(Optional<Endpoint> controller) {
		LuoYunConf conf = new LuoYunConf(controller, Optional.empty(), OptionalInt.of(ScriptedController.TAG),
				Optional.of(new Secret(KEY)), InstanceSettings.NONE, Map.of());
		CurrentConfiguration configuration = new CurrentConfiguration();
		configuration.set(new Configuration.Configured(conf, "a test", Configuration.Change.UNCHANGED, List.of(),
				List.of(), Instant.EPOCH, Duration.ZERO));
		return configuration;
	}

	private static List<String> inNamespace(List<String> command) {
		return Stream.concat(Stream.of("unshare", "-n"), command.stream()).toList();
	}

}
