package co.luoyun.osmanager.process;

import java.time.Duration;

/**
 * What came of a command.
 *
 * @param command the command
 * @param ending how it ended
 * @param output its standard output, up to the command's limit, as UTF-8
 * @param errors its standard error, up to the command's limit, as UTF-8
 * @param truncated whether more was written than is kept
 * @param took from start to end
 */
public record CommandResult(Command command, Ending ending, String output, String errors, boolean truncated,
		Duration took) {

	/** Whether it ran and exited with 0. */
	public boolean succeeded() {
		return this.ending instanceof Ending.Exited(int code) && code == 0;
	}

	/** Whether the policy kept it from running. */
	public boolean planned() {
		return this.ending instanceof Ending.Planned;
	}

	/**
	 * The result of a command that must work.
	 * @return this result, when the command succeeded or was only planned
	 * @throws CommandFailedException when it failed
	 */
	public CommandResult orThrow() throws CommandFailedException {
		if (succeeded() || planned()) {
			return this;
		}
		throw new CommandFailedException(this);
	}

}
