package co.luoyun.osmanager.os.account;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.os.SystemText;

/**
 * Root's line in passwd(5).
 *
 * @param home root's home
 * @param shell what a login runs
 */
record RootAccount(String home, String shell) {

	private static final int HOME = 5;

	private static final int SHELL = 6;

	private static final List<String> NO_SHELLS = List.of("nologin", "false", "true");

	static RootAccount read(SystemRoot root) throws IOException {
		String[] fields = SystemText.read(root.path("/etc/passwd"))
			.flatMap((text) -> text.lines().filter((line) -> line.startsWith("root:")).findFirst())
			.map((line) -> line.split(":", -1))
			.orElse(new String[0]);
		String[] all = Arrays.copyOf(fields, SHELL + 1);
		String home = (all[HOME] != null && all[HOME].startsWith("/")) ? all[HOME] : "/root";
		String shell = (all[SHELL] != null && !all[SHELL].isEmpty()) ? all[SHELL] : "/bin/sh";
		return new RootAccount(home, shell);
	}

	/** Whether a login gets a shell, and is not ended at once. */
	boolean hasLoginShell() {
		return !NO_SHELLS.contains(this.shell.substring(this.shell.lastIndexOf('/') + 1));
	}

}
