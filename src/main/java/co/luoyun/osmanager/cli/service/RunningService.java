package co.luoyun.osmanager.cli.service;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import co.luoyun.osmanager.process.PortHolder;
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

	private static final int LAST_PORT = 65535;

	private static final String USUAL = "http://127.0.0.1:8080/";

	@Option(names = "--port", paramLabel = "PORT", defaultValue = "${env:SERVER_PORT:-0}",
			description = "Port of the page on 127.0.0.1 (default: where the running service says that it listens).")
	private int port = WHERE_IT_SAYS;

	/** Not to be asked yet: picocli sets it up. */
	public RunningService() {
		// Made by the command that has it.
	}

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
		if (this.port < 0 || this.port > LAST_PORT) {
			throw new ParameterException(this.command.commandLine(), "--port " + this.port + " is none of 0 to 65535");
		}
		Optional<Path> socket = socket();
		return socket.isPresent()
				? LocalSocketRequest.get(socket.get(), path, LocalToken.authorization(systemRoot()), PATIENCE)
				: getByPort(path);
	}

	private String getByPort(String path) throws IOException {
		if (isMissing()) {
			throw new NoSuchFileException(systemRoot().home(HomePath.URL).toString(), null,
					"no OS Manager with the home " + systemRoot().home() + " says where it listens");
		}
		URI address = URI.create(url() + path.substring(1));
		HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
		connection.setConnectTimeout((int) PATIENCE.toMillis());
		connection.setReadTimeout((int) PATIENCE.toMillis());
		connection.setRequestProperty("Accept", "application/json");
		authorize(connection);
		try {
			if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
				throw new RefusedAnswerException(connection.getResponseCode());
			}
			try (InputStream in = connection.getInputStream()) {
				return new String(in.readAllBytes(), StandardCharsets.UTF_8);
			}
		}
		finally {
			connection.disconnect();
		}
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

	// Any user can take the page's port while the service does not have it, and must not
	// get root's token by that. Without it the service says itself that it refuses.
	private void authorize(HttpURLConnection connection) {
		try {
			if (PortHolder.isOurs(connection.getURL().getPort())) {
				connection.setRequestProperty("Authorization", LocalToken.authorization(systemRoot()));
			}
		}
		catch (IOException ex) {
			// Not root, or nothing runs.
		}
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
		return (this.port != WHERE_IT_SAYS) ? "http://127.0.0.1:" + this.port + "/" : written();
	}

	private String written() {
		try {
			String url = RegularFile.text(systemRoot().home(HomePath.URL), LONGEST_URL);
			return url.matches("http://[0-9A-Za-z.:\\[\\]]+/\\S*\\s*") ? url.strip() : USUAL;
		}
		catch (IOException ex) {
			return USUAL;
		}
	}

}
