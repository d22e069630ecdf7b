package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.os.ConfigScript;
import co.luoyun.osmanager.os.OsConfigurer;
import co.luoyun.osmanager.os.OsPlan;
import co.luoyun.osmanager.process.CommandRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Shows what apply and the service would do to the operating system, and does nothing.
 */
@Command(name = "plan", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Shows what would be changed in the operating system, with secrets masked. Changes nothing.",
		exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:There is nothing to do.",
				"1:There are changes to make.", "2:A setting cannot be made, or there is no configuration." })
final class PlanCommand implements Callable<Integer> {

	@ParentCommand
	private OsManagerCommand parent = new OsManagerCommand();

	@Mixin
	private SettingsOptions options = new SettingsOptions();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException {
		SystemRoot root = this.parent.systemRoot();
		CommandRunner nothing = new CommandRunner((command) -> Optional.of("planning"));
		OsConfigurer configurer = this.options.configurer(root, nothing);
		OsPlan plan = configurer.plan(this.options.request(configurer));
		PrintWriter out = this.spec.commandLine().getOut();
		switch (this.options.format()) {
			case JSON -> out.println(new PlanJson(root.root().toString(), plan).write());
			case TEXT -> {
				new PlanText(plan).print(out);
				if (this.options.script()) {
					print(this.options.script(root, nothing), out);
				}
			}
		}
		return plan.hasErrors() ? 2 : plan.hasChanges() ? 1 : 0;
	}

	private static void print(ConfigScript script, PrintWriter out) {
		out.println("script: " + script.obstacle()
			.map((reason) -> "skipped: " + reason)
			.orElseGet(() -> "runs at each boot, and by apply: " + script.path()));
	}

}
