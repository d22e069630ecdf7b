package co.luoyun.osmanager.os;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts former files back, and runs again what puts files into force. */
public final class Rollback {

	private static final Logger logger = LoggerFactory.getLogger(Rollback.class);

	private Rollback() {
	}

	/**
	 * Takes steps back, as far as it can.
	 * @return what it came to, for a person
	 */
	public static Message take(List<Change> stepsBack, Steps steps) {
		boolean clean = true;
		for (Change change : stepsBack) {
			try {
				steps.take(change);
			}
			catch (IOException ex) {
				clean &= change instanceof Change.RunCommand;
				logger.info("While putting the former settings back: {}", Failure.inWords(ex));
			}
		}
		return (clean ? OsMessage.UNDONE : OsMessage.HALF_UNDONE).with();
	}

	/** What undoes a step on a file; nothing for other steps. */
	public static Optional<Change> inverse(Change change) {
		return switch (change) {
			case Change.WriteFile file -> Optional.of(file.former()
				.<Change>map((former) -> new Change.WriteFile(file.path(), Optional.of(file.content()), former,
						file.mode(), file.secret()))
				.orElseGet(() -> new Change.DeleteFile(file.path(), file.content(), file.mode())));
			case Change.DeleteFile file ->
				Optional.of(new Change.WriteFile(file.path(), Optional.empty(), file.former(), file.mode(), false));
			case Change.Protect _, Change.RunCommand _ -> Optional.empty();
		};
	}

}
