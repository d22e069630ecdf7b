package co.luoyun.osmanager;

import java.time.Clock;
import java.util.random.RandomGenerator;

import co.luoyun.osmanager.files.FilesProperties;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The service, and what all its rooms share. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class OsManagerApplication {

	public static void main(String[] args) {
		SpringApplication.run(OsManagerApplication.class, args);
	}

	@Bean
	SystemRoot systemRoot(FilesProperties properties) {
		return new SystemRoot(properties.root(), properties.home());
	}

	@Bean
	CommandPolicy commandPolicy(SystemRoot root) {
		return root.isRunningSystem() ? CommandPolicy.runEverything()
				: CommandPolicy.planChanges("the root is " + root.root() + ", not the running system");
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
	RandomGenerator randomGenerator() {
		return RandomGenerator.getDefault();
	}

}
