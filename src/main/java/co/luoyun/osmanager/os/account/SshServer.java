package co.luoyun.osmanager.os.account;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.CommandRunner;

/**
 * What the ssh server does when root logs in.
 *
 * @param keyFiles where it looks for root's keys, as in AuthorizedKeysFile
 * @param rootLogin PermitRootLogin: {@code yes}, {@code no}, {@code prohibit-password} or
 * {@code forced-commands-only}
 */
record SshServer(List<String> keyFiles, String rootLogin) {

	static final String USUAL_KEYS = ".ssh/authorized_keys";

	private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

	/**
	 * Asks the server, and where it does not answer, as early in a boot and in an image,
	 * reads its files.
	 * @throws IOException when these cannot be read
	 */
	static SshServer effective(SystemRoot root, CommandRunner runner) throws IOException {
		Map<String, String> values = asked(root, runner);
		if (values.isEmpty()) {
			values = SshdConfig.read(root);
		}
		return of(values);
	}

	/**
	 * What a configuration says.
	 * @param values its values by their keywords in lower case
	 */
	static SshServer of(Map<String, String> values) {
		String files = values.getOrDefault("authorizedkeysfile", USUAL_KEYS);
		String login = values.getOrDefault("permitrootlogin", "prohibit-password").toLowerCase(Locale.ROOT);
		return new SshServer(List.of(files.split("\\s+")),
				login.equals("without-password") ? "prohibit-password" : login);
	}

	private static Map<String, String> asked(SystemRoot root, CommandRunner runner) {
		if (!root.isRunningSystem()) {
			return Map.of();
		}
		CommandResult result = runner
			.run(Command.of("sshd", "-T", "-C", "user=root,host=localhost,addr=127.0.0.1,laddr=127.0.0.1,lport=22")
				.within(TIME_LIMIT));
		Map<String, String> values = new HashMap<>();
		if (result.succeeded()) {
			result.output()
				.lines()
				.map((line) -> line.split(" ", 2))
				.filter((words) -> words.length == 2)
				.forEach((words) -> values.putIfAbsent(words[0], words[1]));
		}
		return values;
	}

	/**
	 * The file that root's keys are read from; the usual one when it is among them.
	 * @param home root's home
	 * @return a path of the system, or empty when no file is read
	 */
	Optional<String> keyFile(String home) {
		List<String> files = this.keyFiles.stream()
			.filter((file) -> !file.equalsIgnoreCase("none"))
			.map((file) -> file.replace("%h", home).replace("%u", "root").replace("%U", "0").replace("%%", "%"))
			.map((file) -> file.startsWith("/") ? file : home + "/" + file)
			.toList();
		String usual = home + "/" + USUAL_KEYS;
		return files.contains(usual) ? Optional.of(usual) : files.stream().findFirst();
	}

}
