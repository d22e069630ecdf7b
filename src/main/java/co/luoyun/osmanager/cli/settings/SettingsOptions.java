package co.luoyun.osmanager.cli.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import co.luoyun.osmanager.cli.OutputFormat;
import co.luoyun.osmanager.cli.configuration.ConfFile;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.instance.ConfReading;
import co.luoyun.osmanager.instance.Configuration;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.LuoYunConfReader;
import co.luoyun.osmanager.os.script.ConfigScript;
import co.luoyun.osmanager.os.OsConfigurer;
import co.luoyun.osmanager.os.OsProperties;
import co.luoyun.osmanager.os.PlanRequest;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.properties.ServiceSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import org.springframework.boot.context.properties.bind.Binder;

/** What plan and apply have in common: which settings, of which configuration. */
final class SettingsOptions {

	private static final Logger logger = LoggerFactory.getLogger(SettingsOptions.class);

	/** The config script's name beside those of the settings. */
	static final String SCRIPT = "script";

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command = CommandSpec.create();

	@Option(names = "--only", paramLabel = "SETTING", split = ",",
			description = "Only these settings: password, ssh-keys, host-name, network, name-servers, script.")
	private List<String> only = new ArrayList<>();

	@Option(names = "--force", description = "Also settings that are as they should be.")
	private boolean force;

	@Option(names = "--config", paramLabel = "FILE|IMAGE|DEVICE",
			description = "The configuration (default: the installed luoyun.conf).")
	private @Nullable Path config;

	@Option(names = "--format", defaultValue = "text", paramLabel = "text|json",
			description = "How to answer (default: ${DEFAULT-VALUE}).")
	private OutputFormat format = OutputFormat.TEXT;

	OutputFormat format() {
		return this.format;
	}

	boolean script() {
		return this.only.isEmpty() || this.only.contains(SCRIPT);
	}

	/** Whether the config script alone is asked for. */
	boolean scriptAlone() {
		return this.only.equals(List.of(SCRIPT));
	}

	PlanRequest request(OsConfigurer configurer) {
		List<String> known = configurer.settingNames();
		for (String name : this.only) {
			if (!known.contains(name) && !name.equals(SCRIPT)) {
				throw new ParameterException(this.command.commandLine(),
						"no setting " + name + "; they are " + String.join(", ", known) + ", " + SCRIPT);
			}
		}
		return new PlanRequest(Set.copyOf(this.only), this.force);
	}

	OsConfigurer configurer(SystemRoot root, CommandRunner runner) throws IOException {
		return new OsConfigurer(root, runner, configuration(root), properties(root), Clock.systemUTC(), Ticker.SYSTEM);
	}

	ConfigScript script(SystemRoot root, CommandRunner runner) throws IOException {
		return new ConfigScript(root, runner, configuration(root), properties(root), Clock.systemUTC());
	}

	private CurrentConfiguration configuration(SystemRoot root) throws IOException {
		Path path = (this.config != null) ? this.config : root.home(HomePath.LUOYUN_CONF);
		ConfFile file = (this.config != null) ? ConfFile.read(path) : ConfFile.installed(root);
		ConfReading reading = LuoYunConfReader.read(file.content());
		if (reading.refused()) {
			throw new IOException(path + ": would be refused; see: osmanager check " + path);
		}
		CurrentConfiguration current = new CurrentConfiguration();
		current.set(new Configuration.Configured(reading.conf(), path.toString(), Configuration.Change.UNCHANGED,
				List.of(), reading.diagnostics(), Clock.systemUTC().instant(), Duration.ZERO));
		return current;
	}

	// The same switches as the service's: of the environment, of -D and of the appliance.
	private static OsProperties properties(SystemRoot root) {
		ServiceSettings settings = ServiceSettings.read(root).checked();
		settings.problems().forEach((problem) -> logger.warn("Settings: {}", problem));
		return Binder.get(settings.environment()).bindOrCreate("osmanager.os", OsProperties.class);
	}

}
