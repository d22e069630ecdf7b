package co.luoyun.osmanager.os;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import co.luoyun.osmanager.process.Command;

/** One step from the present system to the wanted one. */
public sealed interface Change {

	/** The step in a few words, without any secret. */
	default String summary() {
		return switch (this) {
			case WriteFile file -> (file.former().isPresent() ? "change " : "write ") + file.path();
			case DeleteFile file -> "remove " + file.path();
			case Protect protect -> "set " + protect.mode() + " and owner of " + protect.path();
			case RunCommand run -> "run " + run.command();
		};
	}

	/**
	 * Puts a whole file in place.
	 *
	 * @param path where
	 * @param former its present content, if it is there; one char for each byte, as in
	 * ISO 8859-1
	 * @param content its new content, one char for each byte
	 * @param mode its permissions, as in {@code rw-r--r--}
	 * @param secret whether its lines hold secrets in their second field, between colons
	 */
	record WriteFile(Path path, Optional<String> former, String content, String mode,
			boolean secret) implements Change {

		byte[] bytes() {
			return this.content.getBytes(StandardCharsets.ISO_8859_1);
		}

		@Override
		public String toString() {
			return summary();
		}

	}

	/**
	 * Removes a file that OS Manager wrote earlier, or a link that leads nowhere.
	 *
	 * @param path where
	 * @param former its present content, one char for each byte
	 * @param mode its present permissions
	 */
	record DeleteFile(Path path, String former, String mode) implements Change {

		@Override
		public String toString() {
			return summary();
		}

	}

	/**
	 * Makes a folder, or gives what is there its mode and owner.
	 *
	 * @param path a folder, or a file that exists by then
	 * @param mode its permissions, as in {@code rwx------}
	 * @param ownerOf the file or folder whose owner and group it gets
	 */
	record Protect(Path path, String mode, Path ownerOf) implements Change {

	}

	/**
	 * Runs a command.
	 *
	 * @param command the command; only planned when it changes the system and the root is
	 * a sandbox
	 */
	record RunCommand(Command command) implements Change {

	}

}
