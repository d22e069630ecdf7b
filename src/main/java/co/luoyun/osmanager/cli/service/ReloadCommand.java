package co.luoyun.osmanager.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import co.luoyun.osmanager.cli.OsManagerCommand;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.ReloadRecord;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.presence.ServiceProcess;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Has the running service read its configuration again, and waits until it has. */
@picocli.CommandLine.Command(name = "reload", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Has the running service read the floppy disk again and apply what has changed. "
				+ "What is asked for while it boots is done when the boot is over, and not waited for.",
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:It has, and all is well; or it will, as it boots.",
				"2:The configuration was refused, or a setting failed.", "3:The service is not running.",
				"4:It had not ended in time." })
public final class ReloadCommand implements Callable<Integer> {

	private static final int FAILED = 2;

	private static final int NOT_RUNNING = 3;

	private static final int NOT_ENDED = 4;

	private static final Duration PAUSE = Duration.ofMillis(100);

	@Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "300",
			description = "How long to wait at most (default: ${DEFAULT-VALUE}).")
	private long timeout = 300;

	@ParentCommand
	private OsManagerCommand parent = new OsManagerCommand();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException, InterruptedException {
		SystemRoot root = this.parent.systemRoot();
		Optional<ProcessHandle> service = ServiceProcess.find(root);
		if (service.isEmpty()) {
			return fail(NOT_RUNNING,
					"OS Manager is not running: no process is named by " + ServiceProcess.pidFile(root));
		}
		ProcessHandle process = service.get();
		Optional<ReloadRecord> before = ReloadRecord.read(root, process.pid());
		// Unlike SIGHUP it cannot end a process that does not listen yet.
		new CommandRunner(CommandPolicy.runEverything()).run(Command.of("kill", "-URG", Long.toString(process.pid())))
			.orThrow();
		if (before.isEmpty() || isOurParent(process)) {
			say(process, "reads its configuration again when its boot is over");
			return 0;
		}
		return await(root, process, before.get());
	}

	private int await(SystemRoot root, ProcessHandle process, ReloadRecord before) throws InterruptedException {
		long start = Ticker.SYSTEM.getAsLong();
		while (Ticker.SYSTEM.since(start).toSeconds() < this.timeout) {
			Optional<ReloadRecord> now = ReloadRecord.read(root, process.pid());
			// One that was under way has not seen everything.
			if (now.isPresent() && now.get().ended() > before.begun()) {
				return report(root.home(HomePath.CONFIG_SCRIPT), process, now.get());
			}
			if (!process.isAlive()) {
				return fail(NOT_RUNNING, "OS Manager (pid " + process.pid() + ") has ended");
			}
			Thread.sleep(PAUSE);
		}
		return fail(NOT_ENDED, "OS Manager (pid " + process.pid() + ") was told, and has not read its configuration "
				+ "again within " + this.timeout + " s; its log says what it does");
	}

	private int report(Path script, ProcessHandle process, ReloadRecord record) {
		if (record.failures().isEmpty()) {
			say(process,
					"has read its configuration again"
							+ (Files.exists(script)
									? "; it does not run " + script
											+ " again: that is for the next boot, or 'osmanager apply --only script'"
									: ""));
			return 0;
		}
		return fail(FAILED, String.join("; ", record.failures()));
	}

	// A script that it runs, and waits for, must not wait for it.
	private static boolean isOurParent(ProcessHandle process) {
		return Stream.iterate(ProcessHandle.current().parent(), Optional::isPresent, (it) -> it.get().parent())
			.anyMatch((it) -> it.get().equals(process));
	}

	private void say(ProcessHandle process, String what) {
		this.spec.commandLine().getOut().println("OS Manager (pid " + process.pid() + ") " + what);
	}

	private int fail(int code, String why) {
		this.spec.commandLine().getErr().println("osmanager reload: " + why);
		return code;
	}

}
