package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Has the running service read its configuration again. */
@picocli.CommandLine.Command(name = "reload", mixinStandardHelpOptions = true,
		description = "Has the running service read the floppy disk again and apply what has changed.",
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:the service was told; its log says what has changed", "3:the service is not running" })
final class ReloadCommand implements Callable<Integer> {

	private static final int NOT_RUNNING = 3;

	@ParentCommand
	private OsManagerCommand parent = new OsManagerCommand();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException {
		Path file = this.parent.systemRoot().home("run/osmanager.pid");
		Optional<ProcessHandle> service = service(file);
		if (service.isEmpty()) {
			this.spec.commandLine().getErr().println("OS Manager is not running: no process is named by " + file);
			return NOT_RUNNING;
		}
		String pid = Long.toString(service.get().pid());
		new CommandRunner(CommandPolicy.runEverything()).run(Command.of("kill", "-HUP", pid)).orThrow();
		this.spec.commandLine().getOut().println("OS Manager (pid " + pid + ") reads its configuration again");
		return 0;
	}

	// A pid file that a crash left behind may name a later process of somebody else.
	private static Optional<ProcessHandle> service(Path file) throws IOException {
		try {
			String pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
			return pid.matches("[1-9]\\d{0,9}") ? ProcessHandle.of(Long.parseLong(pid)).filter(ReloadCommand::isOurs)
					: Optional.empty();
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
	}

	private static boolean isOurs(ProcessHandle process) {
		try {
			return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1)
				.contains("osmanager");
		}
		catch (IOException ex) {
			return false;
		}
	}

}
