package co.luoyun.osmanager.process;

import java.io.IOException;
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

/** Makes a process of a command, in a session of its own. */
final class Launcher {

	private static final Logger logger = LoggerFactory.getLogger(Launcher.class);

	private static final Path OURSELVES = Path.of("/proc/self/exe");

	private final Programs programs;

	Launcher(Programs programs) {
		this.programs = programs;
	}

	Launched launch(Command command) throws IOException {
		return launch(command, Optional.empty());
	}

	/** Launches a program that is killed when we die. */
	Launched launchWatched(Command command) throws IOException {
		DeathWatch watch = DeathWatch.begin(this.programs.find("setsid").map(Path::toString));
		Optional<Launched> launched = Optional.empty();
		try {
			launched = Optional.of(launch(command, Optional.of(watch)));
			watch.cover(launched.get().running().killTarget());
			return launched.get();
		}
		catch (IOException ex) {
			launched.ifPresentOrElse((program) -> program.running().stop(Duration.ZERO), watch::release);
			throw ex;
		}
	}

	private Launched launch(Command command, Optional<DeathWatch> watch) throws IOException {
		Path program = this.programs.find(command.program())
			.orElseThrow(() -> new IOException(missing(command.program())));
		requireThisMachine(program);
		List<String> arguments = new ArrayList<>(command.arguments());
		arguments.set(0, program.toString());
		Optional<Path> setsid = this.programs.find("setsid");
		setsid.ifPresent((path) -> arguments.addFirst(path.toString()));
		ProcessBuilder builder = new ProcessBuilder(arguments);
		builder.environment().putAll(command.environment());
		command.directory().ifPresent((directory) -> builder.directory(directory.toFile()));
		if (command.input().isEmpty()) {
			builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
		}
		Process process = builder.start();
		command.input().ifPresent((input) -> feed(process, input.text()));
		return new Launched(process, new RunningProcess(process, setsid.isPresent(), watch));
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

	private static void feed(Process process, String input) {
		Thread.startVirtualThread(() -> {
			try (OutputStream stream = process.getOutputStream()) {
				stream.write(input.getBytes(StandardCharsets.UTF_8));
			}
			catch (IOException ex) {
				// A program that ends without reading its input says why by its exit
				// code.
				logger.debug("Input not read to its end: {}", ex.getMessage());
			}
		});
	}

	/**
	 * Tells whether it was setsid that ended: it replaces itself by the program, and when
	 * the system refuses that, it says so.
	 * @param ending how the process ended
	 * @param errors what it wrote to its standard error
	 * @return the ending of a program that could not be started, if that is what happened
	 */
	static Optional<Ending> refusal(Ending ending, String errors) {
		boolean refused = ending instanceof Ending.Exited(int code) && (code == 126 || code == 127)
				&& errors.startsWith("setsid: ");
		return refused ? Optional.of(new Ending.NotStarted(errors.strip().substring("setsid: ".length())))
				: Optional.empty();
	}

	/**
	 * A process just made.
	 *
	 * @param process for its streams
	 * @param running for its end
	 */
	record Launched(Process process, RunningProcess running) {

	}

}
