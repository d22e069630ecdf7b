package co.luoyun.osmanager.cli.service;

import java.io.IOException;

/** The service answers, and not with what was asked for. */
final class RefusedAnswerException extends IOException {

	RefusedAnswerException(int status) {
		super("HTTP status " + status);
	}

}
