package co.luoyun.osmanager.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import picocli.CommandLine.Option;

/** The service that runs on this machine, for commands that ask it something. */
final class RunningService {

	/** The exit code when it does not answer. */
	static final int NOT_RUNNING = 3;

	private static final int PATIENCE_MILLIS = 5000;

	@Option(names = "--port", paramLabel = "PORT", defaultValue = "${env:SERVER_PORT:-8080}",
			description = "Port of the page, server.port of the service (default: ${DEFAULT-VALUE}).")
	private int port = 8080;

	/**
	 * Asks for what it tells this machine only.
	 * @param path for example {@code /api/status}
	 * @return the answer's text
	 * @throws IOException when it does not answer, or answers with an error
	 */
	String get(String path) throws IOException {
		URI address = URI.create("http://127.0.0.1:" + this.port + path);
		HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
		connection.setConnectTimeout(PATIENCE_MILLIS);
		connection.setReadTimeout(PATIENCE_MILLIS);
		connection.setRequestProperty("Accept", "application/json");
		try (InputStream in = connection.getInputStream()) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		finally {
			connection.disconnect();
		}
	}

	/** Says what a missing answer means, and what to do. */
	String explain(IOException failure) {
		return "OS Manager does not answer on port " + this.port + ": " + failure.getMessage()
				+ ". Is it running (systemctl status osmanager), and on this port (--port)?";
	}

}
