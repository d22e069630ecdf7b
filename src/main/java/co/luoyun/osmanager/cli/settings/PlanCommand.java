package co.luoyun.osmanager.cli.settings;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.os.script.ConfigScript;
import co.luoyun.osmanager.os.OsConfigurer;
import co.luoyun.osmanager.os.OsPlan;
import co.luoyun.osmanager.process.CommandRunner;
import picocli.CommandLine.Command;

/**
 * Shows what apply and the service would do to the operating system, and does nothing.
 */
@Command(name = "plan", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Shows what would be changed in the operating system, with secrets masked. Changes nothing.",
		exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:There is nothing to do.",
				"1:There are changes to make.", "2:A setting cannot be made, or there is no configuration." })
public final class PlanCommand extends SettingsCommand {

	@Override
	int call(SystemRoot root, SettingsOptions options, PrintWriter out) throws IOException {
		CommandRunner nothing = new CommandRunner(
				(command) -> command.changesSystem() ? Optional.of(Message.plain("planning")) : Optional.empty());
		OsConfigurer configurer = options.configurer(root, nothing);
		OsPlan plan = configurer.plan(options.request(configurer));
		Optional<ConfigScript> script = options.script() ? Optional.of(options.script(root, nothing))
				: Optional.empty();
		switch (options.format()) {
			case JSON -> out.println(PlanJson.of(root.root().toString(), plan, script));
			case TEXT -> new PlanText(plan, script).print(out);
		}
		return plan.hasErrors() ? 2 : plan.hasChanges() ? 1 : 0;
	}

}
