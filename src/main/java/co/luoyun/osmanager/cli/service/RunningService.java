package co.luoyun.osmanager.cli.service;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import co.luoyun.osmanager.cli.OsManagerCommand;
import co.luoyun.osmanager.files.BootRecord;
import co.luoyun.osmanager.files.HomePath;
import co.luoyun.osmanager.files.RegularFile;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.presence.ServiceProcess;
import co.luoyun.osmanager.web.access.LocalToken;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The service that runs on this machine, for commands that ask it something. */
public final class RunningService {

	/** The exit code when it answers, and refuses. */
	static final int REFUSED = 2;

	/** The exit code when it does not answer. */
	static final int NOT_RUNNING = 3;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int LONGEST_URL = 1024;

	private static final int WHERE_IT_SAYS = 0;

	private static final String USUAL = "http://127.0.0.1:8080/";

	@Option(names = "--port", paramLabel = "PORT", defaultValue = "${env:SERVER_PORT:-0}",
			description = "Port of the page on 127.0.0.1 (default: where the running service says that it listens).")
	private int port = WHERE_IT_SAYS;

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command = CommandSpec.create();

	/**
	 * Asks for what it tells this machine only.
	 * @param path for example {@code /api/status}
	 * @return the answer's text
	 * @throws RefusedAnswerException when it answers with an error
	 * @throws IOException when it does not answer
	 */
	public String get(String path) throws IOException {
		if (this.port < 0 || this.port > 65535) {
			throw new ParameterException(this.command.commandLine(), "--port " + this.port + " is none of 0 to 65535");
		}
		Optional<Path> socket = socket();
		if (socket.isPresent()) {
			return LocalSocketRequest.get(socket.get(), path, LocalToken.authorization(systemRoot()), PATIENCE);
		}
		if (isMissing()) {
			throw new NoSuchFileException(systemRoot().home(HomePath.URL).toString(), null,
					"no OS Manager with the home " + systemRoot().home() + " says where it listens");
		}
		return LocalPortRequest.get(URI.create(url() + path.substring(1)), systemRoot(), PATIENCE);
	}

	/** What it does in its boot, when it does not answer yet; else empty. */
	Optional<BootRecord> boot() {
		try {
			return ServiceProcess.find(systemRoot()).flatMap((process) -> BootRecord.read(systemRoot(), process.pid()));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/** Says what a missing or refusing answer means, and what to do. */
	String explain(IOException failure) {
		return (failure instanceof RefusedAnswerException)
				? "what runs at " + where() + " refuses to answer: " + failure.getMessage()
						+ ". OS Manager tells its state only to who can read " + LocalToken.path(systemRoot())
						+ "; run this as root"
				: "OS Manager does not answer at " + where() + ": " + failure.getMessage()
						+ ". Is it running (systemctl status osmanager), and on this port (--port)?";
	}

	static int exitCode(IOException failure) {
		return (failure instanceof RefusedAnswerException) ? REFUSED : NOT_RUNNING;
	}

	// Whoever has the usual port may be another instance than the one that is asked for.
	private boolean isMissing() {
		return this.port == WHERE_IT_SAYS && Files.notExists(systemRoot().home(HomePath.URL))
				&& this.command.root().userObject() instanceof OsManagerCommand parent && parent.isAboutAnother();
	}

	private SystemRoot systemRoot() {
		return (this.command.root().userObject() instanceof OsManagerCommand parent) ? parent.systemRoot()
				: new SystemRoot(Path.of("/"), Path.of("/LuoYun"));
	}

	private String where() {
		return isMissing() ? systemRoot().home().toString() : socket().map(Path::toString).orElseGet(this::url);
	}

	// A socket that is left of a killed service answers nobody; whoever has the port by
	// then is not asked in its place. Who may not open it is refused by the page's port.
	private Optional<Path> socket() {
		return Optional.of(systemRoot().home(HomePath.SOCKET))
			.filter((_) -> this.port == WHERE_IT_SAYS)
			.filter(Files::isWritable);
	}

	private String url() {
		if (this.port != WHERE_IT_SAYS) {
			return "http://127.0.0.1:" + this.port + "/";
		}
		try {
			String url = RegularFile.text(systemRoot().home(HomePath.URL), LONGEST_URL);
			return url.matches("http://[0-9A-Za-z.:\\[\\]]+/\\S*\\s*") ? url.strip() : USUAL;
		}
		catch (IOException ex) {
			return USUAL;
		}
	}

}
