package co.luoyun.osmanager.process;

import java.io.IOException;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a process of a command, in a session of its own. Between the making and the
 * running stands a gate, a line of shell that waits for our word and then replaces itself
 * by the program: what has to be in place before the program runs gets its time.
 */
final class Launcher {

	private static final Logger logger = LoggerFactory.getLogger(Launcher.class);

	private static final Path OURSELVES = Path.of("/proc/self/exe");

	/** What the gate calls itself when it has to say something. */
	private static final String GATE = "osmanager-gate";

	private static final String PASS = "read -r go && exec \"$@\"";

	private static final String PASS_WITHOUT_INPUT = PASS + " </dev/null";

	private final Programs programs;

	Launcher(Programs programs) {
		this.programs = programs;
	}

	/** Launches a program. */
	Launched launch(Command command) throws IOException {
		return pass(command, prepare(command, Optional.empty()));
	}

	/** Launches a program that is killed when we die. */
	Launched launchWatched(Command command) throws IOException {
		DeathWatch watch = DeathWatch.begin(this.programs.find("setsid").map(Path::toString));
		Optional<Launched> launched = Optional.empty();
		try {
			launched = Optional.of(prepare(command, Optional.of(watch)));
			watch.cover(launched.get().running().killTarget());
			return pass(command, launched.get());
		}
		catch (IOException ex) {
			launched.ifPresentOrElse((program) -> program.running().stop(Duration.ZERO), watch::release);
			throw ex;
		}
	}

	private Launched prepare(Command command, Optional<DeathWatch> watch) throws IOException {
		Path program = this.programs.find(command.program())
			.orElseThrow(() -> new IOException(missing(command.program())));
		requireThisMachine(program);
		Optional<Path> setsid = this.programs.find("setsid");
		List<String> arguments = new ArrayList<>();
		setsid.ifPresent((path) -> arguments.add(path.toString()));
		String gate = command.input().isPresent() ? PASS : PASS_WITHOUT_INPUT;
		arguments.addAll(List.of("/bin/sh", "-c", gate, GATE, program.toAbsolutePath().toString()));
		arguments.addAll(command.arguments().subList(1, command.arguments().size()));
		ProcessBuilder builder = new ProcessBuilder(arguments);
		builder.environment().putAll(command.environment());
		command.directory().ifPresent((directory) -> builder.directory(directory.toFile()));
		Process process = builder.start();
		InputStream output = outlasting(process, 1, process.getInputStream());
		InputStream errors = outlasting(process, 2, process.getErrorStream());
		return new Launched(process, new RunningProcess(process, setsid.isPresent(), watch), output, errors);
	}

	// The JDK closes its end of a pipe when the process ends; a daemon left behind would
	// then be killed by its next line of output (SIGPIPE). An end of our own lasts as
	// long
	// as anybody writes.
	private static InputStream outlasting(Process process, int descriptor, InputStream stream) {
		try {
			InputStream own = new FileInputStream("/proc/" + process.pid() + "/fd/" + descriptor);
			stream.close();
			return own;
		}
		catch (IOException ex) {
			return stream;
		}
	}

	private static Launched pass(Command command, Launched launched) {
		Thread.startVirtualThread(() -> {
			try (OutputStream stream = launched.process().getOutputStream()) {
				stream.write('\n');
				stream.write(command.input().map(Command.Input::text).orElse("").getBytes(StandardCharsets.UTF_8));
			}
			catch (IOException ex) {
				// A program that ends without reading its input says why by its exit
				// code.
				logger.debug("Input not read to its end: {}", ex.getMessage());
			}
		});
		return launched;
	}

	private static String missing(String program) {
		if (!program.contains("/")) {
			return "no program " + program + " in PATH";
		}
		return program + (Files.exists(Path.of(program)) ? " is not an executable file" : " does not exist");
	}

	private static void requireThisMachine(Path program) throws IOException {
		Optional<ElfHeader> needed = ElfHeader.read(program);
		Optional<ElfHeader> here = needed.flatMap((header) -> ElfHeader.read(OURSELVES));
		if (here.isPresent() && !needed.orElseThrow().runsWhere(here.get())) {
			throw new IOException(
					program + " is built for another machine (" + needed.get() + "), and this one is " + here.get());
		}
	}

	/**
	 * Tells whether it was the gate that ended: it replaces itself by the program, and
	 * when the system refuses that, it says so.
	 * @param ending how the process ended
	 * @param errors what it wrote to its standard error
	 * @return the ending of a program that could not be started, if that is what happened
	 */
	static Optional<Ending> refusal(Ending ending, String errors) {
		boolean refused = ending instanceof Ending.Exited(int code) && (code == 126 || code == 127)
				&& errors.startsWith(GATE + ": ");
		return refused ? Optional.of(new Ending.NotStarted(errors.strip().substring(GATE.length() + 2)))
				: Optional.empty();
	}

	/**
	 * A process just made.
	 *
	 * @param process the process
	 * @param running for its end
	 * @param output its standard output
	 * @param errors its standard error
	 */
	record Launched(Process process, RunningProcess running, InputStream output, InputStream errors) {

	}

}
