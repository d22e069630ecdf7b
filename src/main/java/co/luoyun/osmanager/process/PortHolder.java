package co.luoyun.osmanager.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The program that listens on a TCP port of this machine, as far as it can be seen.
 *
 * @param user the number of the user whose it is
 * @param inode the number of its socket
 */
public record PortHolder(long user, String inode) {

	private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

	private static final String LISTENS = "0A";

	/**
	 * Looks who listens.
	 * @param port 1 to 65535
	 */
	public static Optional<PortHolder> of(int port) {
		String end = String.format(":%04X", port);
		return TABLES.stream()
			.flatMap((table) -> lines(table))
			.map((line) -> line.strip().split("\\s+"))
			.filter((columns) -> columns.length > 9 && columns[1].endsWith(end) && columns[3].equals(LISTENS))
			.map((columns) -> new PortHolder(Long.parseLong(columns[7]), columns[9]))
			.findFirst();
	}

	/** Whether it runs as root, or as who we are. */
	public boolean isOurs() {
		return this.user == 0 || this.user == ourselves();
	}

	/**
	 * Whether it can be seen which process it is; whose it is not is hidden from who is
	 * not root.
	 */
	public boolean isSeen() {
		return process().isPresent();
	}

	/** Whether it is this process, or a descendant of it. */
	public boolean isProcess(ProcessHandle process) {
		return Stream.concat(Stream.of(process), process.descendants()).anyMatch((each) -> has(each.pid()));
	}

	/** Says which program it is: {@code nginx (process 812, user 33)}. */
	@Override
	public String toString() {
		return process()
			.map((process) -> name(process.pid()) + " (process " + process.pid() + ", user " + this.user + ")")
			.orElse("a program of user " + this.user);
	}

	private Optional<ProcessHandle> process() {
		return ProcessHandle.allProcesses().filter((process) -> has(process.pid())).findFirst();
	}

	private boolean has(long pid) {
		try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
			return descriptors.anyMatch(this::isSocket);
		}
		catch (IOException | UncheckedIOException ex) {
			// It has ended, or is not ours to see.
			return false;
		}
	}

	private boolean isSocket(Path descriptor) {
		try {
			return Files.readSymbolicLink(descriptor).toString().equals("socket:[" + this.inode + "]");
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static long ourselves() {
		try {
			return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
		}
		catch (IOException | UnsupportedOperationException ex) {
			return -1;
		}
	}

	private static String name(long pid) {
		return lines(Path.of("/proc/" + pid + "/comm")).findFirst().orElse("a program");
	}

	private static Stream<String> lines(Path file) {
		try {
			return Files.readAllLines(file).stream();
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

}
