package co.luoyun.osmanager.source.fat;

import co.luoyun.osmanager.message.ExplainedException;

/** What is on the disk is not what a FAT volume holds. */
final class FatException extends ExplainedException {

	FatException(FatMessage reason, Object... arguments) {
		super(reason.with(arguments));
	}

}
