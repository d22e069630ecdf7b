package co.luoyun.osmanager.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program to run.
 *
 * @param arguments the program (a path, or a name to look for in PATH) and its arguments,
 * handed over as they are: no shell is involved
 * @param environment variables set on top of what this process hands on of its own
 * environment: PATH, the language and the like
 * @param directory the working directory; this process's own when absent
 * @param input what the program reads from its standard input, the place for secrets;
 * never part of {@link #toString()}
 * @param timeLimit how long it may run before it is killed with everything that it
 * started
 * @param outputLimit how many bytes of standard output, and of standard error, are kept
 * @param changesSystem whether it changes this machine's network, users or services, so
 * that a sandbox must only plan it
 * @param keepsChildren whether what it started may live on after its end; else what still
 * holds its outputs then is killed, and a daemon that has let go of them lives on
 * @param foreign whether it is the appliance's own program, which may do anything: it
 * gets a control group where there are such, and is killed when this process dies before
 * its end
 */
public record Command(List<String> arguments, Map<String, String> environment, Optional<Path> directory,
		Optional<Input> input, Duration timeLimit, int outputLimit, boolean changesSystem, boolean keepsChildren,
		boolean foreign) {

	/** The time limit of a command that names none. */
	public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(30);

	private static final int DEFAULT_OUTPUT_LIMIT = 64 * 1024;

	public Command {
		if (arguments.isEmpty()) {
			throw new IllegalArgumentException("A command needs a program to run");
		}
		arguments = List.copyOf(arguments);
		environment = Map.copyOf(environment);
	}

	/**
	 * A command that only looks at this machine, with the default limits.
	 * @param program a path, or a name to look for in PATH
	 * @param arguments its arguments
	 */
	public static Command of(String program, String... arguments) {
		return of(Stream.concat(Stream.of(program), Stream.of(arguments)).toList());
	}

	public static Command of(List<String> arguments) {
		return new Command(arguments, Map.of(), Optional.empty(), Optional.empty(), DEFAULT_TIME_LIMIT,
				DEFAULT_OUTPUT_LIMIT, false, true, false);
	}

	public Command changingSystem() {
		return new Command(this.arguments, this.environment, this.directory, this.input, this.timeLimit,
				this.outputLimit, true, this.keepsChildren, this.foreign);
	}

	public Command withEnvironment(Map<String, String> environment) {
		return new Command(this.arguments, environment, this.directory, this.input, this.timeLimit, this.outputLimit,
				this.changesSystem, this.keepsChildren, this.foreign);
	}

	public Command in(Path directory) {
		return new Command(this.arguments, this.environment, Optional.of(directory), this.input, this.timeLimit,
				this.outputLimit, this.changesSystem, this.keepsChildren, this.foreign);
	}

	public Command withInput(String input) {
		return new Command(this.arguments, this.environment, this.directory, Optional.of(new Input(input)),
				this.timeLimit, this.outputLimit, this.changesSystem, this.keepsChildren, this.foreign);
	}

	public Command within(Duration timeLimit) {
		return new Command(this.arguments, this.environment, this.directory, this.input, timeLimit, this.outputLimit,
				this.changesSystem, this.keepsChildren, this.foreign);
	}

	public Command keeping(int outputLimit) {
		return new Command(this.arguments, this.environment, this.directory, this.input, this.timeLimit, outputLimit,
				this.changesSystem, this.keepsChildren, this.foreign);
	}

	public Command leavingNothingBehind() {
		return new Command(this.arguments, this.environment, this.directory, this.input, this.timeLimit,
				this.outputLimit, this.changesSystem, false, this.foreign);
	}

	public Command foreignProgram() {
		return new Command(this.arguments, this.environment, this.directory, this.input, this.timeLimit,
				this.outputLimit, this.changesSystem, this.keepsChildren, true);
	}

	public String program() {
		return this.arguments.getFirst();
	}

	/** The command line as a person would type it, for logs and plans. */
	@Override
	public String toString() {
		return String.join(" ", this.arguments.stream().map(Command::quote).toList());
	}

	private static String quote(String argument) {
		return argument.matches("[\\w@%+=:,./-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
	}

	/**
	 * What a program reads from its standard input.
	 *
	 * @param text the text, possibly a secret
	 */
	public record Input(String text) {

		@Override
		public String toString() {
			return "(input)";
		}

	}

}
