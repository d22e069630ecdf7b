package co.luoyun.osmanager.instance;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Turns the bytes of a luoyun.conf into text: UTF-8, with or without a byte order mark;
 * UTF-16 with one; else Latin-1. NUL bytes at the end, the padding of some writers, are
 * dropped.
 */
final class ConfText {

	private static final char REPLACEMENT = '\uFFFD';

	private ConfText() {
	}

	static String decode(byte[] bytes, Diagnostics diagnostics) {
		if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
			diagnostics.note(1, Diagnostic.THE_FILE, "UTF-8 text", "it is read as UTF-16");
			return new String(bytes, StandardCharsets.UTF_16);
		}
		int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
		int end = bytes.length;
		while (end > start && bytes[end - 1] == 0) {
			end--;
		}
		// Only a text with a replacement character can be one that is not UTF-8: looking
		// closer would take twice the memory.
		String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
		if (text.indexOf(REPLACEMENT) < 0) {
			return text;
		}
		try {
			return decode(bytes, start, end, StandardCharsets.UTF_8);
		}
		catch (CharacterCodingException ex) {
			diagnostics.warn(lineOfFirstBadByte(bytes, start, end), Diagnostic.THE_FILE, "UTF-8 text",
					"it is read as Latin-1, and characters other than ASCII may be wrong");
			return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
		}
	}

	private static String decode(byte[] bytes, int start, int end, Charset charset) throws CharacterCodingException {
		return charset.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start)).toString();
	}

	private static int lineOfFirstBadByte(byte[] bytes, int start, int end) {
		int line = 1;
		int from = start;
		for (int i = start; i < end; i++) {
			if (bytes[i] == '\n') {
				try {
					decode(bytes, from, i, StandardCharsets.UTF_8);
				}
				catch (CharacterCodingException ex) {
					return line;
				}
				from = i;
				line++;
			}
		}
		return line;
	}

	private static boolean startsWith(byte[] bytes, int... mark) {
		if (bytes.length < mark.length) {
			return false;
		}
		for (int i = 0; i < mark.length; i++) {
			if ((bytes[i] & 0xFF) != mark[i]) {
				return false;
			}
		}
		return true;
	}

}
