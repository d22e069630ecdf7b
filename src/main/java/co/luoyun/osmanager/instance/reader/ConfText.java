package co.luoyun.osmanager.instance.reader;

import java.nio.charset.StandardCharsets;

import co.luoyun.osmanager.instance.ConfMessage;
import co.luoyun.osmanager.instance.Diagnostic;

/**
 * Turns the bytes of a luoyun.conf into text: UTF-8, with or without a byte order mark.
 * NUL bytes at the end, the padding of some writers, are dropped.
 */
public final class ConfText {

	private static final char REPLACEMENT = '\uFFFD';

	private ConfText() {
	}

	public static String decode(byte[] bytes, Diagnostics diagnostics) {
		boolean marked = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB
				&& bytes[2] == (byte) 0xBF;
		int start = marked ? 3 : 0;
		int end = bytes.length;
		while (end > start && bytes[end - 1] == 0) {
			end--;
		}
		String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
		int wrong = text.indexOf(REPLACEMENT);
		if (wrong >= 0) {
			int line = 1 + (int) text.chars().limit(wrong).filter((c) -> c == '\n').count();
			diagnostics.warn(line, Diagnostic.THE_FILE, ConfMessage.UTF_8.with(), ConfMessage.REPLACED.with());
		}
		return text;
	}

}
