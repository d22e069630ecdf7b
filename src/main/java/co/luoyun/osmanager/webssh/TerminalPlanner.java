package co.luoyun.osmanager.webssh;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.WebSshSettings;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandRunner;

/**
 * Decides what should be running: the builder's shellinaboxd, else the system's, or
 * another server that the properties name.
 */
final class TerminalPlanner {

	/**
	 * The address of the ssh server is given, as shellinaboxd's own choice is the host
	 * name: where neither /etc/hosts nor a name server has that, nobody could log in.
	 */
	private static final String SSH = "/:SSH:127.0.0.1";

	/** By a program of ours that asks more plainly, as nobody. */
	private static final String LOGIN = "/:65534:65534:/:";

	private static final int DEFAULT_PORT = 8001;

	private static final String OWN_ACCOUNT = "shellinabox";

	private final Path bundled;

	private final Path login;

	private final Function<String, Optional<Path>> programs;

	private final CommandRunner runner;

	private final CurrentConfiguration configuration;

	private final WebSshProperties properties;

	TerminalPlanner(Path home, Function<String, Optional<Path>> programs, CommandRunner runner,
			CurrentConfiguration configuration, WebSshProperties properties) {
		this.bundled = home.resolve("bin/webssh/shellinaboxd");
		this.login = home.resolve(HomePath.TERMINAL_LOGIN.toString());
		this.programs = programs;
		this.runner = runner;
		this.configuration = configuration;
		this.properties = properties;
	}

	TerminalPlan plan() {
		WebSshSettings settings = this.configuration.conf().settings().webssh();
		if (!settings.enabled()) {
			return new TerminalPlan.Nothing(new TerminalState.DisabledByOwner());
		}
		int port = port(settings);
		if (!this.properties.command().isBlank()) {
			List<String> arguments = CommandTemplate.fill(this.properties.command(), port, this.properties.exposure());
			return new TerminalPlan.Launch(Command.of(arguments), port, this.properties.exposure());
		}
		return program()
			.<TerminalPlan>map(
					(program) -> new TerminalPlan.Launch(shellinabox(program, port), port, this.properties.exposure()))
			.orElseGet(() -> new TerminalPlan.Nothing(new TerminalState.NotInstalled(this.bundled)));
	}

	private int port(WebSshSettings settings) {
		Integer own = this.properties.port();
		return (own != null) ? own : settings.port().orElse(DEFAULT_PORT);
	}

	// A builder's copy that is there and cannot be run is said, not passed over.
	private Optional<Path> program() {
		return Files.exists(this.bundled) ? Optional.of(this.bundled) : this.programs.apply("shellinaboxd");
	}

	private Command shellinabox(Path program, int port) {
		List<String> arguments = new ArrayList<>(
				List.of(program.toString(), "-t", "-p", String.valueOf(port), "-s", service()));
		if (this.properties.exposure() == Exposure.GATED) {
			arguments.add("--localhost-only");
		}
		account().ifPresent((account) -> arguments.addAll(List.of("-u", account)));
		return Command.of(arguments);
	}

	// As anybody else than root it can run programs as itself alone; and it takes what it
	// is given apart at blanks and colons.
	private String service() {
		boolean ours = isRoot() && Files.isExecutable(this.login) && !this.login.toString().matches(".*[ :].*");
		return ours ? LOGIN + this.login : SSH;
	}

	private static boolean isRoot() {
		return "root".equals(System.getProperty("user.name"));
	}

	// As root shellinaboxd serves under another account, and only the few lines that
	// start a session keep root's rights. As anybody else it must not be asked to.
	private Optional<String> account() {
		if (!isRoot()) {
			return Optional.empty();
		}
		if (!this.properties.user().isBlank()) {
			return Optional.of(this.properties.user());
		}
		return this.runner.run(Command.of("id", "-u", OWN_ACCOUNT)).succeeded() ? Optional.of(OWN_ACCOUNT)
				: Optional.empty();
	}

}
