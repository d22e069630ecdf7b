package co.luoyun.osmanager.cli;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line why a command failed; only a fault of our own shows where. */
final class OneLineError implements IExecutionExceptionHandler {

	/** The exit code of a command that failed. */
	static final int EXIT_CODE = 2;

	@Override
	public int handleExecutionException(Exception failure, CommandLine line, @Nullable ParseResult result)
			throws Exception {
		if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
			line.getErr().println("osmanager " + line.getCommandName() + ": " + failure.getMessage());
			return EXIT_CODE;
		}
		throw failure;
	}

}
