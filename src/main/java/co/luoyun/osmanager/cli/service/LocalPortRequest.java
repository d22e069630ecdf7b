package co.luoyun.osmanager.cli.service;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.process.PortHolder;
import co.luoyun.osmanager.web.access.LocalToken;

/** A question to the running service through its page's port. */
final class LocalPortRequest {

	private LocalPortRequest() {
	}

	/**
	 * Asks.
	 * @param address what is asked for
	 * @param root the service's
	 * @param patience how long the connection, and each read, may take
	 * @return the answer's text
	 * @throws RefusedAnswerException when it answers with an error
	 * @throws IOException when it does not answer
	 */
	static String get(URI address, SystemRoot root, Duration patience) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
		connection.setConnectTimeout((int) patience.toMillis());
		connection.setReadTimeout((int) patience.toMillis());
		connection.setRequestProperty("Accept", "application/json");
		authorize(connection, root);
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

	// Any user can take the page's port while the service does not have it, and must not
	// get root's token by that. Without it the service says itself that it refuses.
	private static void authorize(HttpURLConnection connection, SystemRoot root) {
		try {
			if (PortHolder.isOurs(connection.getURL().getPort())) {
				connection.setRequestProperty("Authorization", LocalToken.authorization(root));
			}
		}
		catch (IOException ex) {
			// Not root, or nothing runs.
		}
	}

}
