package co.luoyun.osmanager.presence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.files.SystemRoot;

/**
 * The message of the day, shown after a login: for systems whose login prompt shows no
 * file of ours. It is a file of its own where there is a folder for that, and lines
 * between two of ours in {@code /etc/motd} elsewhere. The uninstaller looks for both.
 */
final class Motd {

	static final String FOLDER = "/etc/motd.d";

	static final String FILE = "/etc/motd";

	static final String BEGIN = "-- OS Manager ------------------------------------------------\n";

	static final String END = "------------------------------------------------ OS Manager --\n";

	private static final String MODE = "rw-r--r--";

	private final SystemRoot root;

	Motd(SystemRoot root) {
		this.root = root;
	}

	void write(String text) throws IOException {
		if (Files.isDirectory(this.root.path(FOLDER))) {
			new AtomicFile(ownFile(), MODE).write(text.getBytes(StandardCharsets.ISO_8859_1));
		}
		else {
			replaceLines(BEGIN + text + END);
		}
	}

	void remove() throws IOException {
		Files.deleteIfExists(ownFile());
		replaceLines("");
	}

	private Path ownFile() throws IOException {
		return this.root.writable(FOLDER + "/osmanager");
	}

	private void replaceLines(String lines) throws IOException {
		Path file = this.root.writable(FILE);
		String old = "";
		if (Files.exists(file)) {
			// A link on some systems.
			file = file.toRealPath();
			this.root.requireInside(file);
			old = Files.readString(file, StandardCharsets.ISO_8859_1);
		}
		int begin = old.indexOf(BEGIN);
		int end = old.indexOf(END, Math.max(begin, 0));
		String others = (begin < 0 || end < 0) ? old : old.substring(0, begin) + old.substring(end + END.length());
		if (!old.equals(others + lines)) {
			new AtomicFile(file, MODE).write((others + lines).getBytes(StandardCharsets.ISO_8859_1));
		}
	}

}
