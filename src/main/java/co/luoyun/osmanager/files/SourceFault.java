package co.luoyun.osmanager.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in plain words why a source could not be read. */
public final class SourceFault {

	private SourceFault() {
	}

	public static IOException of(IOException cause) {
		return new IOException(describe(cause), cause);
	}

	public static String describe(IOException cause) {
		if (cause instanceof NoSuchFileException) {
			return "it does not exist";
		}
		if (cause instanceof AccessDeniedException) {
			return "it may not be read; run as root";
		}
		String reason = (cause instanceof FileSystemException system) ? system.getReason() : cause.getMessage();
		if (reason == null) {
			return "it cannot be read (" + cause.getClass().getSimpleName() + ")";
		}
		return switch (reason) {
			// ENXIO and ENOMEDIUM: what the kernel's floppy and USB floppy drivers say.
			case "No such device or address", "No medium found" -> "there is no disk in the drive";
			case "Input/output error" -> "the disk cannot be read (input/output error); it may be damaged";
			default -> reason;
		};
	}

}
