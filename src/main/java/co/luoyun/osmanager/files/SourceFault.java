package co.luoyun.osmanager.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

import co.luoyun.osmanager.message.ExplainedException;
import co.luoyun.osmanager.message.Message;
import co.luoyun.osmanager.message.SystemError;

/** Says in plain words why a source could not be read. */
public final class SourceFault {

	private SourceFault() {
	}

	/** The same failure with its reason in words. */
	public static ExplainedException of(IOException cause) {
		return (cause instanceof ExplainedException explained) ? explained
				: new ExplainedException(describe(cause), cause);
	}

	/** Why a source could not be read. */
	public static Message describe(IOException cause) {
		if (cause instanceof ExplainedException explained) {
			return explained.reason();
		}
		if (cause instanceof ExplainedFileException explained) {
			return explained.explanation();
		}
		if (cause instanceof NoSuchFileException) {
			return FileMessage.MISSING.with();
		}
		if (cause instanceof AccessDeniedException) {
			return FileMessage.FORBIDDEN.with();
		}
		String reason = (cause instanceof FileSystemException system) ? system.getReason() : cause.getMessage();
		if (reason == null) {
			return FileMessage.UNREADABLE.with(cause.getClass().getSimpleName());
		}
		return switch (reason) {
			// ENXIO and ENOMEDIUM: what the kernel's floppy and USB floppy drivers say.
			case "No such device or address", "No medium found" -> FileMessage.NO_DISK.with();
			case "Input/output error" -> FileMessage.DAMAGED.with();
			default -> SystemError.of(reason);
		};
	}

}
