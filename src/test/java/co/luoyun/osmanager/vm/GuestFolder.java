package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a machine, its network and its controller write.
 *
 * @param path the folder
 */
record GuestFolder(Path path) {

	/** What the machine writes to its first serial port. */
	Path consoleLog() {
		return this.path.resolve("console.log");
	}

	/** What QEMU says. */
	Path qemuLog() {
		return this.path.resolve("qemu.log");
	}

	/** What the development controller says. */
	Path controllerLog() {
		return this.path.resolve("controller.log");
	}

	/** The machine's second serial port. */
	Path shellSocket() {
		return this.path.resolve("shell.sock");
	}

	/** All that was written, for people. */
	String logs() {
		return Stream.of(qemuLog(), controllerLog(), consoleLog())
			.map((log) -> "---- " + log.getFileName() + "\n" + text(log))
			.collect(Collectors.joining("\n"));
	}

	private static String text(Path log) {
		try {
			return Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1).strip() : "none";
		}
		catch (IOException ex) {
			return "cannot be read: " + ex.getMessage();
		}
	}

}
