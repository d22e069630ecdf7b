package co.luoyun.osmanager.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import co.luoyun.osmanager.cli.configuration.CheckCommand;
import co.luoyun.osmanager.cli.configuration.FloppyCommand;
import co.luoyun.osmanager.cli.configuration.QueryCommand;
import co.luoyun.osmanager.cli.configuration.ShowCommand;
import co.luoyun.osmanager.cli.sandbox.DemoCommand;
import co.luoyun.osmanager.cli.sandbox.PagesCommand;
import co.luoyun.osmanager.cli.service.AnalyzeCommand;
import co.luoyun.osmanager.cli.service.ReloadCommand;
import co.luoyun.osmanager.cli.service.StatusCommand;
import co.luoyun.osmanager.cli.settings.ApplyCommand;
import co.luoyun.osmanager.cli.settings.PlanCommand;
import co.luoyun.osmanager.files.SystemRoot;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The launcher's commands. None of them starts the service, which is the application
 * itself.
 */
@Command(name = "osmanager", description = "The guest manager of a LuoYun Cloud instance.",
		subcommands = { AnalyzeCommand.class, ApplyCommand.class, CheckCommand.class, CleanCommand.class,
				CollectLogsCommand.class, ControllerCommand.class, DemoCommand.class, FloppyCommand.class,
				PagesCommand.class, PlanCommand.class, QueryCommand.class, ReloadCommand.class, RunCommand.class,
				ShowCommand.class, StatusCommand.class, VersionCommand.class, CommandLine.HelpCommand.class },
		mixinStandardHelpOptions = true, versionProvider = ImplementationVersion.class, sortOptions = false,
		synopsisSubcommandLabel = "COMMAND", footer = { "", "The service is started by 'osmanager run'." })
public final class OsManagerCommand implements Runnable {

	@Option(names = "--root", scope = ScopeType.INHERIT, paramLabel = "DIR", defaultValue = "${env:OSMANAGER_ROOT:-/}",
			description = "Prefix of every system path, for an image or a sandbox (default: ${DEFAULT-VALUE}).")
	private Path root = Path.of("/");

	@Option(names = "--home", scope = ScopeType.INHERIT, paramLabel = "DIR",
			defaultValue = "${env:OSMANAGER_HOME:-/LuoYun}",
			description = "Folder of OS Manager below the root (default: ${DEFAULT-VALUE}).")
	private Path home = Path.of("/LuoYun");

	@Spec
	private CommandSpec spec = CommandSpec.create();

	private final Consumer<String[]> service;

	/** For help alone. */
	public OsManagerCommand() {
		this((_) -> {
		});
	}

	private OsManagerCommand(Consumer<String[]> service) {
		this.service = service;
	}

	/**
	 * Runs a command.
	 * @param service starts the service with its settings, and returns when it serves
	 * @param args the command's name and its arguments
	 * @return the exit code; 64 for arguments that cannot be used
	 */
	public static int run(Consumer<String[]> service, String... args) {
		CommandLog.toStandardError();
		PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
		PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
		return run(new OsManagerCommand(service), out, err, args);
	}

	/** Runs a command that starts no service. */
	public static int run(String... args) {
		return run((_) -> {
		}, args);
	}

	static int run(PrintWriter out, PrintWriter err, String... args) {
		return run(new OsManagerCommand(), out, err, args);
	}

	private static int run(OsManagerCommand command, PrintWriter out, PrintWriter err, String... args) {
		CommandLine line = new CommandLine(command).setOut(out)
			.setErr(err)
			.setCaseInsensitiveEnumValuesAllowed(true)
			// Secrets are not to be taken apart at blanks, nor a missing file for a
			// secret.
			.setExpandAtFiles(false)
			.setParameterExceptionHandler(new OneLineError())
			.setExecutionExceptionHandler(new OneLineError());
		int code = line.execute(args);
		out.flush();
		err.flush();
		return code;
	}

	/**
	 * The files of the system that the command is about.
	 * @throws CommandLine.ParameterException when there is no such system
	 */
	public SystemRoot systemRoot() {
		if (!Files.isDirectory(this.root)) {
			throw new CommandLine.ParameterException(this.spec.commandLine(),
					"the root " + this.root + " is not a folder that is there");
		}
		return new SystemRoot(this.root, this.home);
	}

	/** Starts the service with settings. */
	public Consumer<String[]> service() {
		return this.service;
	}

	/** Whether the command is about another instance than the one of this machine. */
	public boolean isAboutAnother() {
		return !this.root.equals(Path.of("/")) || !this.home.equals(Path.of("/LuoYun"));
	}

	@Override
	public void run() {
		throw new CommandLine.ParameterException(this.spec.commandLine(), "a command is missing");
	}

}
