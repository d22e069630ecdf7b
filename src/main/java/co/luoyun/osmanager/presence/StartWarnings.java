package co.luoyun.osmanager.presence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import co.luoyun.osmanager.files.HomeLock;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.SystemRoot;

/** What a person should know of the home, and of how the service was started. */
public final class StartWarnings {

	private StartWarnings() {
	}

	/** A line for each thing that will not work; none when all is as usual. */
	public static List<String> of(SystemRoot root, HomeLock lock) {
		List<String> notes = new ArrayList<>();
		if (!Files.isDirectory(root.home())) {
			notes.add("OS Manager's folder " + root.home() + " " + fault(root.home())
					+ ": the default pages are shown and no scripts are run; install OS Manager there again");
		}
		if (!lock.isHeld()) {
			notes.add("There is no place for a lock, in " + root.home(HomePath.RUN) + " or " + root.path("/run")
					+ ": a second start may go unnoticed");
		}
		if (ServiceProcess.ignoresHangUp(ProcessHandle.current())) {
			notes.add("Started with SIGHUP ignored, as by nohup: 'osmanager reload' works, 'kill -HUP' does not");
		}
		return notes;
	}

	private static String fault(Path home) {
		try {
			return Files.isSymbolicLink(home) ? "is a link to " + Files.readSymbolicLink(home) + ", which is no folder"
					: Files.exists(home) ? "is no folder" : "does not exist";
		}
		catch (IOException ex) {
			return "cannot be looked at (" + ex.getMessage() + ")";
		}
	}

}
