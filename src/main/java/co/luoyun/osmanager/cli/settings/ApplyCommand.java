package co.luoyun.osmanager.cli.settings;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.os.script.ConfigScript;
import co.luoyun.osmanager.os.OsConfigurer;
import co.luoyun.osmanager.os.OsReport;
import co.luoyun.osmanager.os.PlanRequest;
import co.luoyun.osmanager.os.script.ScriptOutcome;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;
import picocli.CommandLine.Command;

/** Makes the operating system's settings, as the service does at each boot. */
@Command(name = "apply", mixinStandardHelpOptions = true, sortOptions = false,
		description = { "Makes the settings that plan shows, then runs the application's config script.",
				"With a root other than / files are written below it, and commands are only planned." },
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:Everything is as it should be.", "2:A setting or the config script failed." })
public final class ApplyCommand extends SettingsCommand {

	@Override
	int call(SystemRoot root, SettingsOptions options, PrintWriter out) throws IOException {
		CommandRunner runner = new CommandRunner(CommandPolicy.forRoot(root.root()));
		OsReport report = settings(root, runner, options);
		Optional<ScriptOutcome> script = options.script() ? Optional.of(script(root, runner, options))
				: Optional.empty();
		switch (options.format()) {
			case JSON -> out.println(ReportJson.of(root.root().toString(), report, script));
			case TEXT -> {
				report.outcomes().forEach(out::println);
				script.ifPresent(out::println);
			}
		}
		return (report.hasFailures() || script.filter(ScriptOutcome::failed).isPresent()) ? 2 : 0;
	}

	private static OsReport settings(SystemRoot root, CommandRunner runner, SettingsOptions options)
			throws IOException {
		OsConfigurer configurer = options.configurer(root, runner);
		PlanRequest request = options.request(configurer);
		return options.scriptAlone() ? OsReport.EMPTY : configurer.configure(request);
	}

	// The script of an image belongs to the instance that it becomes, not to this
	// machine.
	private static ScriptOutcome script(SystemRoot root, CommandRunner runner, SettingsOptions options)
			throws IOException {
		ConfigScript script = options.script(root, runner);
		return root.isRunningSystem() ? script.run() : script.plan();
	}

}
