package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line why a command failed; only a fault of our own shows where. */
public final class OneLineError implements IExecutionExceptionHandler, IParameterExceptionHandler {

	/** The exit code of a command that failed. */
	public static final int EXIT_CODE = 2;

	/** EX_USAGE of sysexits(3): what was asked for cannot be meant. */
	public static final int USAGE = 64;

	/** EX_SOFTWARE of sysexits(3): a fault of the program itself. */
	static final int FAULT_OF_OURS = 70;

	@Override
	public int handleExecutionException(Exception failure, CommandLine line, @Nullable ParseResult result) {
		if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
			line.getErr().println("osmanager " + line.getCommandName() + ": " + explain(failure));
			return (failure instanceof IOException) ? EXIT_CODE : USAGE;
		}
		line.getErr()
			.println("osmanager " + line.getCommandName() + ": a fault of OS Manager itself; please report it:");
		failure.printStackTrace(line.getErr());
		return FAULT_OF_OURS;
	}

	@Override
	public int handleParseException(ParameterException misuse, String[] args) {
		CommandLine line = misuse.getCommandLine();
		String name = line.getCommandSpec().qualifiedName();
		line.getErr().println(name + ": " + explain(misuse) + " (see: " + name + " --help)");
		return USAGE;
	}

	private static String explain(ParameterException misuse) {
		if (misuse instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
			boolean command = misuse.getCommandLine().getParent() == null;
			return (command ? "there is no command " : "there is no use for ") + unmatched.getUnmatched().getFirst();
		}
		return String.valueOf(misuse.getMessage());
	}

	// The messages of these are paths alone.
	private static String explain(Exception failure) {
		if (failure instanceof FileSystemException fault && fault.getReason() == null) {
			return fault.getFile() + ": " + switch (fault) {
				case AccessDeniedException denied -> "access is denied; run as root";
				case NoSuchFileException missing -> "there is no such file or folder";
				case FileAlreadyExistsException present -> "is already there";
				case NotDirectoryException file -> "is not a folder";
				case DirectoryNotEmptyException full -> "is a folder that is not empty";
				default -> "cannot be used (" + fault.getClass().getSimpleName() + ")";
			};
		}
		return String.valueOf(failure.getMessage());
	}

}
