package co.luoyun.osmanager.presence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.RegularFile;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.process.ProcessIdentity;

/** The running service, found by what it writes of itself. */
public final class ServiceProcess {

	private static final int LONGEST_FILE = 1024;

	// Of those that wrote nothing but their number.
	private static final String MAIN_CLASS = "co.luoyun.osmanager.OsManagerApplication";

	// The lowest bit is that of signal 1, see proc(5).
	private static final int HANG_UP = 1;

	private ServiceProcess() {
	}

	/** The file that names it, for a person. */
	public static Path pidFile(SystemRoot root) {
		return root.home(HomePath.PID);
	}

	/**
	 * The service's process. What a crash left behind, and what may name a later process
	 * of somebody else, counts for nothing.
	 * @throws IOException when such a file is there and cannot be read
	 */
	public static Optional<ProcessHandle> find(SystemRoot root) throws IOException {
		String pid = read(pidFile(root)).orElse("");
		return read(root.home(HomePath.IDENTITY)).flatMap(ProcessIdentity::parse)
			.filter(ProcessIdentity::isRunning)
			.flatMap((identity) -> ProcessHandle.of(identity.pid()))
			.or(() -> former(pid));
	}

	// A version of before wrote its number alone.
	private static Optional<ProcessHandle> former(String pid) {
		return pid.matches("[1-9]\\d{0,9}") ? ProcessHandle.of(Long.parseLong(pid)).filter(ServiceProcess::isMainClass)
				: Optional.empty();
	}

	private static Optional<String> read(Path file) throws IOException {
		try {
			return Optional.of(RegularFile.text(file, LONGEST_FILE).strip());
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Whether it was started with SIGHUP ignored, as nohup(1) does.
	 */
	public static boolean ignoresHangUp(ProcessHandle service) {
		try {
			return Files.readAllLines(Path.of("/proc/" + service.pid() + "/status"))
				.stream()
				.filter((line) -> line.startsWith("SigIgn:"))
				.map((line) -> line.substring(line.length() - 1))
				.anyMatch((digit) -> (Integer.parseInt(digit, 16) & HANG_UP) != 0);
		}
		catch (IOException | NumberFormatException ex) {
			return false;
		}
	}

	private static boolean isMainClass(ProcessHandle process) {
		try {
			return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1)
				.contains(MAIN_CLASS);
		}
		catch (IOException ex) {
			return false;
		}
	}

}
