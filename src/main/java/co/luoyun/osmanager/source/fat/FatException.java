package co.luoyun.osmanager.source.fat;

import java.io.IOException;

/** What is on the disk is not what a FAT volume holds. The message says what is wrong. */
final class FatException extends IOException {

	FatException(String message) {
		super(message);
	}

}
