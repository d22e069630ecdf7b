package co.luoyun.osmanager.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import co.luoyun.osmanager.message.Message;

/**
 * Who has a TCP port of this machine, by the kernel's tables (proc_net(5)), as far as it
 * can be seen.
 *
 * @param user the number of the user whose it is
 * @param inode the number of its socket
 */
public record PortHolder(long user, String inode) {

	private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

	private static final String LISTENS = "0A";

	/** In other states a socket may have no user any more, which reads as root. */
	private static final String ESTABLISHED = "01";

	/**
	 * Looks who listens.
	 * @param port 1 to 65535
	 */
	public static Optional<PortHolder> of(int port) {
		return listening(TABLES, port).stream().findFirst();
	}

	/** Whether somebody listens on a port, and nobody but root, or who we are. */
	public static boolean isOurs(int port) {
		return areOurs(listening(TABLES, port));
	}

	/**
	 * Whether a connection within this machine comes from a program of root, or of who we
	 * are. What a reverse proxy passes on comes from the proxy's own user.
	 * @param from the port at its beginning
	 * @param to the port that it goes to
	 */
	public static boolean isOurs(int from, int to) {
		return areOurs(connected(TABLES, from, to));
	}

	static List<PortHolder> listening(List<Path> tables, int port) {
		return find(tables, port, 0, LISTENS);
	}

	static List<PortHolder> connected(List<Path> tables, int from, int to) {
		return find(tables, from, to, ESTABLISHED);
	}

	private static List<PortHolder> find(List<Path> tables, int port, int other, String state) {
		String local = String.format(":%04X", port);
		String remote = String.format(":%04X", other);
		return tables.stream()
			.flatMap(PortHolder::lines)
			.map((line) -> line.strip().split("\\s+"))
			.filter((columns) -> columns.length > 9 && columns[1].endsWith(local) && columns[2].endsWith(remote)
					&& columns[3].equals(state))
			.map((columns) -> new PortHolder(Long.parseLong(columns[7]), columns[9]))
			.toList();
	}

	private static boolean areOurs(List<PortHolder> holders) {
		return !holders.isEmpty() && holders.stream().allMatch(PortHolder::isOurs);
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
		return has(process.pid()) || Descendants.seen(process).anyMatch((each) -> has(each.pid()));
	}

	/** Says which program it is: {@code nginx (process 812, user 33)}. */
	public Message message() {
		return process().map((process) -> ProcessMessage.HOLDER.with(name(process.pid()), process.pid(), this.user))
			.orElseGet(() -> ProcessMessage.HOLDER_UNSEEN.with(this.user));
	}

	private Optional<ProcessHandle> process() {
		return Descendants.all().filter((process) -> has(process.pid())).findFirst();
	}

	private boolean has(long pid) {
		return !Descendants.open(pid, Set.of("socket:[" + this.inode + "]")).isEmpty();
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
