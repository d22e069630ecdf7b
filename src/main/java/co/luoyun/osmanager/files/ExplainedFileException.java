package co.luoyun.osmanager.files;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

import co.luoyun.osmanager.message.Message;

/** A file that cannot be used, for a reason that a person is told. */
public final class ExplainedFileException extends FileSystemException {

	private final transient Message explanation;

	public ExplainedFileException(Path file, Message explanation) {
		super(file.toString(), null, explanation.toString());
		this.explanation = explanation;
	}

	/** Why it cannot be used, as {@link #getReason} says in English. */
	public Message explanation() {
		return this.explanation;
	}

}
