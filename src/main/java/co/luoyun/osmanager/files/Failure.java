package co.luoyun.osmanager.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import co.luoyun.osmanager.message.ExplainedException;
import co.luoyun.osmanager.message.Joint;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.message.SystemError;
import org.slf4j.Logger;

/**
 * Tells of a failure that nobody expected: one line where the system refused something (a
 * file, a descriptor, a thread), and a stack trace only where the fault is ours.
 */
public final class Failure {

	private Failure() {
	}

	/**
	 * Logs a failure.
	 * @param logger of who noticed it
	 * @param what a sentence without its full stop: what failed, and what happens next
	 * @param failure the reason
	 */
	public static void log(Logger logger, String what, Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			// Without memory the JVM ends at once: this is about a thread.
			if (cause instanceof IOException || cause instanceof OutOfMemoryError) {
				logger.error("{}. The system refused: {}", what, oneLine(cause));
				return;
			}
		}
		logger.error("{}. This is a fault of OS Manager; please report it: {}", what, failure.toString(), failure);
	}

	/** What went wrong, for a person, with the file that it is about. */
	public static Message inWords(Throwable failure) {
		return switch (failure) {
			case ExplainedException explained -> explained.reason();
			case ExplainedFileException explained ->
				Joint.COLON.with(String.valueOf(explained.getFile()), explained.explanation());
			case AccessDeniedException denied -> FileMessage.DENIED.with(String.valueOf(denied.getFile()));
			case NoSuchFileException missing -> FileMessage.NOT_THERE.with(String.valueOf(missing.getFile()));
			case FileSystemException fault when fault.getReason() != null ->
				Joint.COLON.with(String.valueOf(fault.getFile()), SystemError.of(fault.getReason()));
			default -> SystemError.of(oneLine(failure));
		};
	}

	/** The failure of a type that another one came of, or that it is itself. */
	public static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
		return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
			.filter(type::isInstance)
			.map(type::cast)
			.findFirst();
	}

	/** An exception's own words, without the JDK's advice in further lines. */
	public static String oneLine(Throwable failure) {
		String message = failure.getMessage();
		return ((message != null) ? message : failure.toString()).lines().findFirst().orElse("").strip();
	}

}
