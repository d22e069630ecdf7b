package co.luoyun.osmanager.cli.settings;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

import co.luoyun.osmanager.cli.OsManagerCommand;
import co.luoyun.osmanager.files.SystemRoot;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command about the operating system's settings. */
abstract sealed class SettingsCommand implements Callable<Integer> permits ApplyCommand, PlanCommand {

	@ParentCommand
	private OsManagerCommand parent = new OsManagerCommand();

	@Mixin
	private SettingsOptions options = new SettingsOptions();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public final Integer call() throws IOException {
		return call(this.parent.systemRoot(), this.options, this.spec.commandLine().getOut());
	}

	/**
	 * Does its work.
	 * @return the exit code
	 */
	abstract int call(SystemRoot root, SettingsOptions options, PrintWriter out) throws IOException;

}
