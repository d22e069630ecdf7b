package co.luoyun.osmanager.os;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Words for what went wrong, for a person. */
public final class Faults {

	private Faults() {
	}

	/** What went wrong, in one line. */
	public static String describe(Exception ex) {
		String message = (ex.getMessage() != null) ? ex.getMessage() : ex.toString();
		String words = switch (ex) {
			case AccessDeniedException denied -> denied.getFile() + ": permission denied; run as root";
			case NoSuchFileException missing -> missing.getFile() + " does not exist";
			case FileSystemException fault when fault.getReason() != null -> fault.getFile() + ": " + fault.getReason();
			default -> message;
		};
		return words.strip().replace("\n", "; ");
	}

}
