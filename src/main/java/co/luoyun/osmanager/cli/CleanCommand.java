package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.files.HomeLock;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.presence.ServiceProcess;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandPolicy;
import co.luoyun.osmanager.process.CommandRunner;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes a system ready to become an image. */
@picocli.CommandLine.Command(name = "clean", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Makes the system ready to become an image: removes this instance's configuration, OS Manager's "
				+ "state and logs, and on demand what else must differ from instance to instance.",
		exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:The system is clean.",
				"2:Something could not be removed, or the service runs and would write it again." })
final class CleanCommand implements Callable<Integer> {

	@Option(names = "--host-keys", description = "Also remove the ssh server's host keys.")
	private boolean hostKeys;

	@Option(names = "--machine-id", description = "Also empty the machine id; the next boot makes a new one.")
	private boolean machineId;

	@Option(names = "--settings", description = "Also remove what was written into the system for this instance: its "
			+ "network files and the cloud's ssh keys. Root's password stays.")
	private boolean settings;

	@Option(names = "--force",
			description = "Also while the service runs, but for the configuration and the state that it uses.")
	private boolean force;

	@ParentCommand
	private OsManagerCommand parent = new OsManagerCommand();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException {
		SystemRoot root = this.parent.systemRoot();
		Optional<HomeLock> lock = HomeLock.tryAcquire(root);
		boolean runs = lock.isEmpty() || ServiceProcess.find(root).isPresent();
		if (runs && !this.force) {
			throw new IOException("OS Manager runs with the home " + root.home()
					+ ", and would write its state again; stop it first, or use --force");
		}
		remove(root, root.home(HomePath.CONF), ".*.osmanager-new");
		remove(root, root.home(HomePath.LOG), "*");
		if (runs) {
			this.spec.commandLine()
				.getErr()
				.println("osmanager clean: the running service keeps its configuration and its state");
		}
		else {
			remove(root, root.home(HomePath.CONF), "luoyun.conf*");
			// The controller that was found, where the page is.
			remove(root, root.home(HomePath.RUN), "{.,}*");
		}
		lock.ifPresent(HomeLock::close);
		if (this.settings) {
			removeSettings(root);
		}
		if (this.hostKeys) {
			remove(root, root.path("/etc/ssh"), "ssh_host_*_key{,.pub}");
		}
		if (this.machineId) {
			emptyMachineId(root);
		}
		return runs ? OneLineError.EXIT_CODE : 0;
	}

	private void removeSettings(SystemRoot root) throws IOException {
		Path program = root.home(HomePath.PURGE_CONFIGURATION);
		root.requireInside(program);
		new CommandRunner(CommandPolicy.runEverything()).run(Command.of(program.toString(), root.root().toString()))
			.orThrow();
		out().println("removed what was written into the configuration below " + root.root());
	}

	private void emptyMachineId(SystemRoot root) throws IOException {
		Path id = root.writable("/etc/machine-id");
		if (Files.exists(id) && new AtomicFile(id, "r--r--r--").write(new byte[0])) {
			out().println("emptied " + id);
		}
		if (!Files.isSymbolicLink(root.path("/var/lib/dbus/machine-id"))) {
			remove(root, root.path("/var/lib/dbus"), "machine-id");
		}
	}

	private void remove(SystemRoot root, Path folder, String names) throws IOException {
		if (!Files.isDirectory(folder)) {
			return;
		}
		Set<Path> found = new TreeSet<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, names)) {
			files.forEach(found::add);
		}
		for (Path file : found) {
			root.requireInside(file);
			if (!Files.isDirectory(file)) {
				Files.delete(file);
				out().println("removed " + file);
			}
		}
	}

	private PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

}
