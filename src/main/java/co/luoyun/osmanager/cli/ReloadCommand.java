package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;

import co.luoyun.osmanager.files.SystemRoot;
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
		exitCodeList = { "0:the service was told; its log says what has changed",
				"2:the service cannot be told, as it was started by nohup", "3:the service is not running" })
final class ReloadCommand implements Callable<Integer> {

	private static final int NOT_RUNNING = 3;

	@ParentCommand
	private OsManagerCommand parent = new OsManagerCommand();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException {
		SystemRoot root = this.parent.systemRoot();
		Optional<ProcessHandle> service = ServiceProcess.find(root);
		if (service.isEmpty()) {
			this.spec.commandLine()
				.getErr()
				.println("osmanager reload: OS Manager is not running: no process is named by "
						+ ServiceProcess.pidFile(root));
			return NOT_RUNNING;
		}
		if (ServiceProcess.ignoresHangUp(service.get())) {
			throw new IOException("OS Manager (pid " + service.get().pid() + ") was started with SIGHUP ignored, as by "
					+ "nohup, and cannot be told; restart it without, for example by setsid");
		}
		String pid = Long.toString(service.get().pid());
		new CommandRunner(CommandPolicy.runEverything()).run(Command.of("kill", "-HUP", pid)).orThrow();
		this.spec.commandLine().getOut().println("OS Manager (pid " + pid + ") reads its configuration again");
		return 0;
	}

}
