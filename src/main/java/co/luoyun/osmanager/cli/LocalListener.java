package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Who listens on a port of this machine, by the kernel's tables (proc_net(5)). Any user
 * can take the page's port while the service does not have it, and must not get root's
 * token by that.
 */
final class LocalListener {

	private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

	private static final String LISTENING = "0A";

	private static final int LOCAL_ADDRESS = 1;

	private static final int STATE = 3;

	private static final int USER = 7;

	private LocalListener() {
	}

	/** Whether nobody but this process's user listens on a port. */
	static boolean isOurs(int port) {
		try {
			return isOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString(), port, TABLES);
		}
		catch (IOException | UnsupportedOperationException ex) {
			return false;
		}
	}

	static boolean isOf(String user, int port, List<Path> tables) throws IOException {
		String suffix = ":%04X".formatted(port);
		for (Path table : tables) {
			if (Files.exists(table) && Files.readAllLines(table)
				.stream()
				.map((line) -> line.strip().split("\\s+"))
				.filter((fields) -> fields.length > USER && fields[STATE].equals(LISTENING)
						&& fields[LOCAL_ADDRESS].endsWith(suffix))
				.anyMatch((fields) -> !fields[USER].equals(user))) {
				return false;
			}
		}
		return true;
	}

}
