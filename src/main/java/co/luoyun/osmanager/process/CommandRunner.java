package co.luoyun.osmanager.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where programs are started. A program gets an argument list and no shell,
 * a session of its own (by {@code setsid(1)}, where the system has it), an empty or given
 * standard input, a time limit and bounded output.
 */
public final class CommandRunner {

	private static final Logger logger = LoggerFactory.getLogger(CommandRunner.class);

	private static final Duration KILL_GRACE = Duration.ofSeconds(2);

	// A daemon that the program left behind may keep the pipes open for ever: its output
	// is
	// still drained, but not waited for.
	private static final Duration OUTPUT_GRACE = Duration.ofMillis(500);

	private final CommandPolicy policy;

	private final Programs programs;

	public CommandRunner(CommandPolicy policy) {
		this(policy, new Programs());
	}

	CommandRunner(CommandPolicy policy, Programs programs) {
		this.policy = policy;
		this.programs = programs;
	}

	/**
	 * Runs a command to its end.
	 * @param command the command
	 * @return what came of it; failures are results, not exceptions
	 */
	public CommandResult run(Command command) {
		return run(command, (line) -> {
		});
	}

	/**
	 * Runs a command to its end, and hands on each line of both its outputs as it comes.
	 * @param command the command
	 * @param lines takes the lines, from two threads
	 * @return what came of it
	 */
	public CommandResult run(Command command, Consumer<String> lines) {
		Optional<String> refusal = this.policy.refusal(command);
		if (refusal.isPresent()) {
			logger.info("Planned only ({}): {}", refusal.get(), command);
			return ended(command, new Ending.Planned(refusal.get()), Duration.ZERO);
		}
		long start = System.nanoTime();
		try {
			return await(command, launch(command), lines, start);
		}
		catch (IOException ex) {
			return ended(command, new Ending.NotStarted(reason(ex)), since(start));
		}
	}

	/**
	 * Starts a program that goes on until it is stopped. The command's time and output
	 * limits do not apply.
	 * @param command the command
	 * @param lines takes each line that it writes
	 * @return the running program
	 * @throws IOException when it cannot be started, or the policy keeps it from running
	 */
	public RunningProcess start(Command command, Consumer<String> lines) throws IOException {
		Optional<String> refusal = this.policy.refusal(command);
		if (refusal.isPresent()) {
			throw new IOException("planned only: " + refusal.get());
		}
		Launched launched = launch(command);
		read(launched.process().getInputStream(), 0, lines);
		read(launched.process().getErrorStream(), 0, lines);
		return launched.running();
	}

	private CommandResult await(Command command, Launched launched, Consumer<String> lines, long start) {
		Reader output = read(launched.process().getInputStream(), command.outputLimit(), lines);
		Reader errors = read(launched.process().getErrorStream(), command.outputLimit(), lines);
		Ending ending = awaitEnding(command, launched);
		Duration took = since(start);
		output.finish();
		errors.finish();
		boolean truncated = output.output().truncated() || errors.output().truncated();
		return new CommandResult(command, setsidFailure(ending, errors.output().text()).orElse(ending),
				output.output().text(), errors.output().text(), truncated, took);
	}

	private static Ending awaitEnding(Command command, Launched launched) {
		try {
			if (launched.running().await(command.timeLimit())) {
				return new Ending.Exited(launched.process().exitValue());
			}
			launched.running().stop(KILL_GRACE);
			return new Ending.TimedOut(command.timeLimit());
		}
		catch (InterruptedException ex) {
			launched.running().stop(Duration.ZERO);
			Thread.currentThread().interrupt();
			return new Ending.Exited(launched.process().exitValue());
		}
	}

	private Launched launch(Command command) throws IOException {
		Path program = this.programs.find(command.program())
			.orElseThrow(() -> new IOException(missing(command.program())));
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
		return new Launched(process, new RunningProcess(process, setsid.isPresent()));
	}

	private static String missing(String program) {
		if (!program.contains("/")) {
			return "no program " + program + " in PATH";
		}
		return program + (Files.exists(Path.of(program)) ? " is not an executable file" : " does not exist");
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

	private static Reader read(InputStream stream, int limit, Consumer<String> lines) {
		BoundedOutput output = new BoundedOutput(stream, limit, lines);
		return new Reader(output, Thread.startVirtualThread(output));
	}

	// setsid replaces itself by the program; when the system refuses that, setsid says
	// so.
	private static Optional<Ending> setsidFailure(Ending ending, String errors) {
		boolean refused = ending instanceof Ending.Exited(int code) && (code == 126 || code == 127)
				&& errors.startsWith("setsid: failed to execute ");
		return refused ? Optional.of(new Ending.NotStarted(errors.strip().substring("setsid: ".length())))
				: Optional.empty();
	}

	private static CommandResult ended(Command command, Ending ending, Duration took) {
		return new CommandResult(command, ending, "", "", false, took);
	}

	private static Duration since(long start) {
		return Duration.ofNanos(System.nanoTime() - start);
	}

	private static String reason(IOException ex) {
		String message = ex.getMessage();
		return (message != null) ? message : ex.toString();
	}

	private record Launched(Process process, RunningProcess running) {

	}

	private record Reader(BoundedOutput output, Thread thread) {

		void finish() {
			try {
				boolean ignored = this.thread.join(OUTPUT_GRACE);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
