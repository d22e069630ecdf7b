package co.luoyun.osmanager.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Explains {@code run}, which is the service itself. The application starts it without
 * coming here, unless its arguments are no settings.
 */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false,
		customSynopsis = "osmanager run [--SETTING=VALUE...]",
		description = "Is the service, which the init system starts: configures the operating system, serves the "
				+ "page, and keeps the connection to the controller until it is told to stop.",
		footer = { "", "Settings are those of the configuration reference, for example --server.port=8081.",
				"Those of conf/osmanager.properties are read as well. What cannot be used is told in "
						+ "the log, and its default counts." },
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "1:It could not start; the log says why.", "2:An argument is no setting.",
				"64:An argument is a slip of osmanager.root or osmanager.home.",
				"75:Another service runs with this home.", "143:It was told to stop, and did." })
final class RunCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() {
		throw new CommandLine.ParameterException(this.spec.commandLine(), "the service is not started this way");
	}

}
