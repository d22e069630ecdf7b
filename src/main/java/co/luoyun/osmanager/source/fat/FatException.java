package co.luoyun.osmanager.source.fat;

import co.luoyun.osmanager.message.ExplainedException;
import co.luoyun.osmanager.message.Message;

/** What is on the disk is not what a FAT volume holds. */
final class FatException extends ExplainedException {

	FatException(FatMessage reason, Object... arguments) {
		super(Message.of(reason, arguments));
	}

}
