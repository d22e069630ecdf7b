package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.os.ConfigScript;
import co.luoyun.osmanager.os.OsConfigurer;
import co.luoyun.osmanager.os.OsReport;
import co.luoyun.osmanager.os.PlanRequest;
import co.luoyun.osmanager.os.ScriptOutcome;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes the operating system's settings, as the service does at each boot. */
@Command(name = "apply", mixinStandardHelpOptions = true, sortOptions = false,
		description = { "Makes the settings that plan shows, then runs the application's config script.",
				"With a root other than / files are written below it, and commands are only planned." },
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:Everything is as it should be.", "2:A setting or the config script failed." })
final class ApplyCommand implements Callable<Integer> {

	@ParentCommand
	private OsManagerCommand parent = new OsManagerCommand();

	@Mixin
	private SettingsOptions options = new SettingsOptions();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException {
		SystemRoot root = this.parent.systemRoot();
		CommandRunner runner = new CommandRunner(root.isRunningSystem() ? CommandPolicy.runEverything()
				: CommandPolicy.planChanges("the root is " + root.root()));
		OsReport report = settings(root, runner);
		Optional<ScriptOutcome> script = this.options.script() ? Optional.of(script(root, runner)) : Optional.empty();
		PrintWriter out = this.spec.commandLine().getOut();
		switch (this.options.format()) {
			case JSON -> out.println(new ReportJson(root.root().toString(), report, script).write());
			case TEXT -> {
				report.outcomes().forEach(out::println);
				script.ifPresent(out::println);
			}
		}
		return (report.hasFailures() || script.filter(ScriptOutcome::failed).isPresent()) ? 2 : 0;
	}

	private OsReport settings(SystemRoot root, CommandRunner runner) throws IOException {
		OsConfigurer configurer = this.options.configurer(root, runner);
		PlanRequest request = this.options.request(configurer);
		return this.options.scriptAlone() ? OsReport.EMPTY : configurer.configure(request);
	}

	// The script of an image belongs to the instance that it becomes, not to this
	// machine.
	private ScriptOutcome script(SystemRoot root, CommandRunner runner) throws IOException {
		ConfigScript script = this.options.script(root, runner);
		return root.isRunningSystem() ? script.run() : script.plan();
	}

}
