package co.luoyun.osmanager.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a process of a command, in a session of its own. Between the making and the
 * running stands a gate, a line of shell that waits for our word and then replaces itself
 * by the program: what has to be in place before the program runs gets its time.
 */
final class Launcher {

	private static final Logger logger = LoggerFactory.getLogger(Launcher.class);

	/** What the gate calls itself when it has to say something. */
	private static final String GATE = "osmanager-gate";

	private static final String PASS = "read -r go && exec \"$@\"";

	private static final String PASS_WITHOUT_INPUT = PASS + " </dev/null";

	private final Programs programs;

	private final AtomicLong count = new AtomicLong();

	Launcher(Programs programs) {
		this.programs = programs;
	}

	/**
	 * Makes a process of a command, which waits for {@link #pass}.
	 * @param command the command
	 * @param watched whether it is killed when this process dies
	 */
	Launched prepare(Command command, boolean watched) throws IOException {
		Path program = ProgramFile.find(command.program(), this.programs);
		Optional<DeathWatch> watch = watched ? Optional.of(DeathWatch.begin(setsid())) : Optional.empty();
		try {
			return prepare(command, program, watch);
		}
		catch (IOException | RuntimeException | Error ex) {
			watch.ifPresent(DeathWatch::release);
			throw ex;
		}
	}

	private Launched prepare(Command command, Path program, Optional<DeathWatch> watch) throws IOException {
		Optional<Path> setsid = setsid();
		List<String> arguments = new ArrayList<>();
		setsid.ifPresent((path) -> arguments.add(path.toString()));
		String gate = ProgramEnvironment.RESET + (command.input().isPresent() ? PASS : PASS_WITHOUT_INPUT);
		arguments.addAll(List.of("/bin/sh", "-c", gate, GATE, program.toAbsolutePath().toString()));
		arguments.addAll(command.arguments().subList(1, command.arguments().size()));
		ProcessBuilder builder = new ProcessBuilder(arguments);
		String mark = ProcessHandle.current().pid() + "-" + Ticker.SYSTEM.getAsLong() + "-"
				+ this.count.incrementAndGet();
		ProgramEnvironment.give(builder, command.environment());
		builder.environment().put(Descendants.MARK, mark);
		command.directory().ifPresent((directory) -> builder.directory(directory.toFile()));
		Process process = start(builder, mark);
		Optional<ControlGroup> control = watch.flatMap((watching) -> control(process));
		Set<String> pipes = new HashSet<>(List.of(pipe(process, 1), pipe(process, 2)));
		pipes.remove("");
		InputStream output = outlasting(process, 1, process.getInputStream());
		InputStream errors = outlasting(process, 2, process.getErrorStream());
		RunningProcess running = new RunningProcess(process, mark, setsid.isPresent(), control, watch);
		Launched launched = new Launched(process, running, output, errors, pipes);
		if (watch.isPresent()) {
			cover(watch.get(), running, control);
		}
		return launched;
	}

	private static void cover(DeathWatch watch, RunningProcess running, Optional<ControlGroup> control)
			throws IOException {
		try {
			watch.cover(running.killTarget(), control);
		}
		catch (IOException ex) {
			running.stop(Duration.ZERO);
			throw ex;
		}
	}

	// The JDK makes the process before it finds that there is no room for the thread that
	// awaits its end.
	private static Process start(ProcessBuilder builder, String mark) throws IOException {
		try {
			return builder.start();
		}
		catch (OutOfMemoryError ex) {
			Descendants.kill(Descendants.of(-1, mark));
			throw ex;
		}
	}

	private static Optional<ControlGroup> control(Process process) {
		Optional<ControlGroup> made = ControlGroup.make();
		try {
			if (made.isPresent()) {
				made.get().take(process.pid());
			}
			return made;
		}
		catch (IOException ex) {
			logger.debug("No control group for process {}: {}", process.pid(), ex.toString());
			made.ifPresent(ControlGroup::leave);
			return Optional.empty();
		}
	}

	private static String pipe(Process process, int descriptor) {
		return Descendants.link(descriptor(process, descriptor));
	}

	private static Path descriptor(Process process, int number) {
		return Path.of("/proc", String.valueOf(process.pid()), "fd", String.valueOf(number));
	}

	// The JDK closes its end of a pipe when the process ends; a daemon left behind would
	// then be killed by its next line of output (SIGPIPE). An end of our own lasts as
	// long as anybody writes, and a channel can be closed while a thread reads from it.
	private static InputStream outlasting(Process process, int descriptor, InputStream stream) {
		try {
			InputStream own = Channels
				.newInputStream(FileChannel.open(descriptor(process, descriptor), StandardOpenOption.READ));
			stream.close();
			return own;
		}
		catch (IOException ex) {
			return stream;
		}
	}

	/** Lets a prepared program run. */
	static void pass(Command command, Launched launched) {
		Optional<String> input = command.input().map(Command.Input::text);
		if (input.isEmpty()) {
			pass(launched, "");
		}
		else {
			Thread.startVirtualThread(() -> pass(launched, input.get()));
		}
	}

	private static void pass(Launched launched, String input) {
		try (OutputStream stream = launched.process().getOutputStream()) {
			stream.write('\n');
			stream.write(input.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			// A program that ends without reading its input says why by its exit code.
			logger.debug("Input not read to its end: {}", ex.getMessage());
		}
	}

	Optional<Path> setsid() {
		return this.programs.find("setsid");
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
		return refused ? Optional.of(new Ending.NotStarted(Message.plain(errors.strip().substring(GATE.length() + 2))))
				: Optional.empty();
	}

	/**
	 * A process just made.
	 *
	 * @param process the process
	 * @param running for its end
	 * @param output its standard output
	 * @param errors its standard error
	 * @param pipes both as {@code /proc} names them
	 */
	record Launched(Process process, RunningProcess running, InputStream output, InputStream errors,
			Set<String> pipes) {

		/** Gives up reading what nobody reads yet. */
		void close() {
			for (InputStream stream : List.of(this.output, this.errors)) {
				try {
					stream.close();
				}
				catch (IOException ex) {
					logger.debug("A program's output was not closed: {}", ex.toString());
				}
			}
		}

	}

}
