package co.luoyun.osmanager.footprint;

import java.io.IOException;
import java.nio.file.Path;

import co.luoyun.osmanager.cli.OsManagerCommand;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;

/**
 * Shows the Java runtime what the launcher's commands need, so that it can keep it in
 * their start cache: checks a floppy image, plans and makes the settings of a sandbox,
 * and runs a program that does nothing.
 */
final class CommandTrainingRun {

	private CommandTrainingRun() {
	}

	/**
	 * Runs the commands in a sandbox.
	 * @param args the folder that stands for {@code /}, the running system's is refused;
	 * and a floppy image
	 * @throws IOException when there is no such folder
	 */
	public static void main(String[] args) throws IOException {
		if (args.length != 2 || Path.of(args[0]).toRealPath().equals(Path.of("/"))) {
			throw new IllegalArgumentException("A training run needs a sandbox folder, other than /, and an image");
		}
		String root = "--root=" + Path.of(args[0]).toRealPath();
		OsManagerCommand.run("check", args[1]);
		OsManagerCommand.run("plan", root, "--config=" + args[1]);
		OsManagerCommand.run("apply", root, "--config=" + args[1]);
		OsManagerCommand.run("plan", root, "--config=" + args[1]);
		new CommandRunner(CommandPolicy.runEverything()).run(Command.of("true"));
	}

}
