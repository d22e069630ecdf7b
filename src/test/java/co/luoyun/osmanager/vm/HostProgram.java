package co.luoyun.osmanager.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import co.luoyun.osmanager.StartsPrograms;

/** Runs programs of this machine to their end. */
@StartsPrograms
final class HostProgram {

	/**
	 * What scripts of ours exit with when this machine lacks something that they need.
	 */
	static final int UNAVAILABLE = 3;

	private HostProgram() {
	}

	/**
	 * Runs a program.
	 * @return what it wrote, with what it complained of
	 * @throws IOException when it ends with anything but 0
	 * @throws org.opentest4j.TestAbortedException when it says that this machine lacks
	 * something
	 */
	static String run(List<String> command) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		int exitCode = process.onExit().join().exitValue();
		if (exitCode == UNAVAILABLE) {
			GuestImages.skip(output);
		}
		if (exitCode != 0) {
			throw new IOException(String.join(" ", command) + " ended with " + exitCode + ": " + output);
		}
		return output;
	}

}
