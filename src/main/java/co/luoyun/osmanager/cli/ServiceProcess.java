package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import co.luoyun.osmanager.files.SystemRoot;

/** The running service, found by its pid file. */
final class ServiceProcess {

	private ServiceProcess() {
	}

	/** The file that names it. */
	static Path pidFile(SystemRoot root) {
		return root.home("run/osmanager.pid");
	}

	/**
	 * The service's process. A pid file that a crash left behind, and that may name a
	 * later process of somebody else, counts for nothing.
	 * @throws IOException when the pid file is there and cannot be read
	 */
	static Optional<ProcessHandle> find(SystemRoot root) throws IOException {
		try {
			String pid = Files.readString(pidFile(root), StandardCharsets.US_ASCII).strip();
			return pid.matches("[1-9]\\d{0,9}") ? ProcessHandle.of(Long.parseLong(pid)).filter(ServiceProcess::isOurs)
					: Optional.empty();
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
	}

	private static boolean isOurs(ProcessHandle process) {
		try {
			return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1)
				.contains("osmanager");
		}
		catch (IOException ex) {
			return false;
		}
	}

}
