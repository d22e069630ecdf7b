package co.luoyun.osmanager.message;

import java.util.Arrays;

/**
 * Errors of the operating system that a person is often shown (strerror(3)).
 */
public enum SystemError implements MessageKey {

	PERMISSION("Permission denied"),

	NO_SPACE("No space left on device"),

	READ_ONLY("Read-only file system"),

	NO_FILE("No such file or directory"),

	EXEC_FORMAT("Exec format error"),

	ADDRESS_IN_USE("Address already in use"),

	REFUSED("Connection refused"),

	RESET("Connection reset"),

	NO_ROUTE("No route to host"),

	UNREACHABLE("Network is unreachable"),

	TIMED_OUT("Connection timed out"),

	MEDIUM("No medium found"),

	NO_DEVICE("No such device or address"),

	IO("Input/output error");

	private final String english;

	SystemError(String english) {
		this.english = english;
	}

	@Override
	public String english() {
		return this.english;
	}

	/** The system's own words as a message, in plain English when they are others. */
	public static Message of(String words) {
		return Arrays.stream(values())
			.filter((error) -> error.english.equals(words))
			.findFirst()
			.map(MessageKey::with)
			.orElseGet(() -> Message.plain(words));
	}

}
