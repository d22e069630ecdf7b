package co.luoyun.osmanager.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.message.ExplainedException;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.process.Launcher.Launched;
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
	// is not waited for.
	private static final Duration OUTPUT_GRACE = Duration.ofMillis(500);

	// What is to be killed as it holds the pipes when the program has ended.
	private static final Duration LEFTOVER_GRACE = Duration.ofMillis(200);

	private final CommandPolicy policy;

	private final Launcher launcher;

	private final Ticker ticker;

	public CommandRunner(CommandPolicy policy) {
		this(policy, new Programs(), Ticker.SYSTEM);
	}

	CommandRunner(CommandPolicy policy, Programs programs, Ticker ticker) {
		this.policy = policy;
		this.launcher = new Launcher(programs);
		this.ticker = ticker;
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
		Optional<Message> refusal = this.policy.refusal(command);
		if (refusal.isPresent()) {
			logger.info("Planned only ({}): {}", refusal.get(), command);
			return ended(command, new Ending.Planned(refusal.get()), Duration.ZERO);
		}
		long start = this.ticker.getAsLong();
		try {
			return await(command, this.launcher.prepare(command, command.foreign()), lines, start);
		}
		catch (IOException | OutOfMemoryError ex) {
			// Without memory the JVM ends at once: this is about a thread.
			return ended(command, new Ending.NotStarted(Failure.inWords(ex)), this.ticker.since(start));
		}
	}

	/**
	 * Starts a program that goes on until it is stopped. The command's time and output
	 * limits do not apply. It does not outlive us: when we end without having stopped it,
	 * even by SIGKILL, its process group is killed.
	 * @param command the command
	 * @param lines takes each line that it writes
	 * @return the running program, to be stopped also after it has ended by itself
	 * @throws IOException when it cannot be started, or the policy keeps it from running
	 */
	public RunningProcess start(Command command, Consumer<String> lines) throws IOException {
		Optional<Message> refusal = this.policy.refusal(command);
		if (refusal.isPresent()) {
			throw new ExplainedException(ProcessMessage.PLANNED.with(refusal.get()));
		}
		Launched launched = this.launcher.prepare(command, true);
		Outputs outputs = begin(command, launched, 0, lines);
		launched.running().afterStop(() -> closeUnlessFinished(outputs));
		return launched.running();
	}

	/** Lets a prepared program run, when its outputs are being read. */
	private static Outputs begin(Command command, Launched launched, int limit, Consumer<String> lines) {
		try {
			Outputs outputs = Outputs.read(launched, limit, lines);
			Launcher.pass(command, launched);
			return outputs;
		}
		catch (OutOfMemoryError ex) {
			launched.running().stop(Duration.ZERO);
			launched.close();
			throw ex;
		}
	}

	private CommandResult await(Command command, Launched launched, Consumer<String> lines, long start) {
		Outputs outputs = begin(command, launched, command.outputLimit(), lines);
		Ending ending = awaitEnding(command, launched);
		Duration took = this.ticker.since(start);
		if (launched.running().isStopped()) {
			closeUnlessFinished(outputs);
		}
		else {
			finish(command, launched, outputs);
		}
		return new CommandResult(command, Launcher.refusal(ending, outputs.errors()).orElse(ending), outputs.output(),
				outputs.errors(), outputs.truncated(), took);
	}

	private void finish(Command command, Launched launched, Outputs outputs) {
		if (command.keepsChildren()) {
			if (!outputs.finished(OUTPUT_GRACE)) {
				outputs.handOver(this.launcher.setsid());
			}
		}
		else if (!outputs.finished(LEFTOVER_GRACE)) {
			launched.running().killGroup();
			outputs.killWriters();
			closeUnlessFinished(outputs);
		}
		launched.running().leave();
	}

	private static void closeUnlessFinished(Outputs outputs) {
		if (!outputs.finished(OUTPUT_GRACE)) {
			outputs.close();
		}
	}

	private static Ending awaitEnding(Command command, Launched launched) {
		try {
			if (launched.running().await(command.timeLimit())) {
				return new Ending.Exited(launched.running().exitCode());
			}
			launched.running().stop(KILL_GRACE);
			return new Ending.TimedOut(command.timeLimit());
		}
		catch (InterruptedException ex) {
			launched.running().stop(Duration.ZERO);
			Thread.currentThread().interrupt();
			return new Ending.Exited(launched.running().exitCode());
		}
	}

	private static CommandResult ended(Command command, Ending ending, Duration took) {
		return new CommandResult(command, ending, "", "", false, took);
	}

}
