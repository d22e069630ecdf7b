package co.luoyun.osmanager.web.access;

import org.jspecify.annotations.Nullable;

/** Why a request was refused. */
enum Refusal {

	WRONG_COOKIE("a wrong owner cookie"),

	METHOD("a method that is not answered"),

	TYPE("a type that is not answered"),

	MALFORMED("malformed"),

	TOO_LARGE("too large"),

	FAILED("failed");

	private final String words;

	Refusal(String words) {
		this.words = words;
	}

	String words() {
		return this.words;
	}

	/** The refusal that a status stands for; null for one that is not worth a line. */
	static @Nullable Refusal of(int status) {
		return switch (status) {
			case 400 -> MALFORMED;
			case 405, 501 -> METHOD;
			case 406, 415 -> TYPE;
			case 413, 414, 431 -> TOO_LARGE;
			default -> null;
		};
	}

}
