package co.luoyun.osmanager.web.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;

import co.luoyun.osmanager.web.access.Peer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Hands requests on to the terminal server on loopback, and its answers back as they
 * come. Neither our cookies nor the browser's other headers go with them.
 */
@Component
class TerminalForwarder {

	private static final Logger logger = LoggerFactory.getLogger(TerminalForwarder.class);

	/** More than a screenful of pasted text in one request. */
	private static final int BODY_LIMIT = 256 * 1024;

	private static final int CONNECT_MILLIS = 5_000;

	/** The terminal server holds a poll for up to half a minute. */
	private static final int READ_MILLIS = 120_000;

	// The terminal server's own page has its script in the page.
	private static final String CONTENT_SECURITY = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
			+ "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST");

	/** Browsers have few connections to one host: more come from a program. */
	private static final int POLL_LIMIT = 64;

	private final TerminalSessions sessions;

	private final Semaphore polls = new Semaphore(POLL_LIMIT);

	TerminalForwarder(TerminalSessions sessions) {
		this.sessions = sessions;
	}

	void forward(int port, TerminalTarget target, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		if (!METHODS.contains(request.getMethod())) {
			response.setHeader("Allow", String.join(", ", METHODS));
			response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
			return;
		}
		boolean posted = request.getMethod().equals("POST");
		byte[] body = posted ? request.getInputStream().readNBytes(BODY_LIMIT + 1) : new byte[0];
		if (body.length > BODY_LIMIT) {
			response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
			return;
		}
		if (!this.polls.tryAcquire()) {
			response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Too much is asked at once");
			return;
		}
		try {
			forward(port, target, body, request, response);
		}
		finally {
			this.polls.release();
		}
	}

	private void forward(int port, TerminalTarget target, byte[] body, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		if (!this.sessions.admit(TerminalPoll.of(target.query(), body), new Peer(request).address())) {
			response.sendError(HttpServletResponse.SC_GONE, "The session was idle for too long");
			return;
		}
		HttpURLConnection server = connection(port, target, request);
		try {
			OptionalInt status = ask(server, body);
			if (status.isPresent()) {
				answer(server, status.getAsInt(), target, response);
			}
			else {
				response.sendError(HttpServletResponse.SC_BAD_GATEWAY, "The terminal server does not answer");
			}
		}
		finally {
			// Kept alive, a poll that the browser has left would hold the connection.
			server.disconnect();
		}
	}

	private static HttpURLConnection connection(int port, TerminalTarget target, HttpServletRequest request)
			throws IOException {
		HttpURLConnection server = (HttpURLConnection) URI.create(address(port) + target.pathAndQuery())
			.toURL()
			.openConnection(Proxy.NO_PROXY);
		server.setRequestMethod(request.getMethod());
		server.setInstanceFollowRedirects(false);
		server.setUseCaches(false);
		server.setConnectTimeout(CONNECT_MILLIS);
		server.setReadTimeout(READ_MILLIS);
		for (String name : List.of("Content-Type", "Accept", "Accept-Language")) {
			String value = request.getHeader(name);
			if (value != null) {
				server.setRequestProperty(name, value);
			}
		}
		server.setRequestProperty("X-Real-IP", request.getRemoteAddr());
		return server;
	}

	private static String address(int port) {
		return "http://127.0.0.1:" + port;
	}

	/** The status of its answer; empty when there is none, or none in HTTP. */
	private static OptionalInt ask(HttpURLConnection server, byte[] body) {
		try {
			if (body.length > 0) {
				server.setDoOutput(true);
				// A length that is known beforehand also keeps the JDK from sending
				// keystrokes again when the connection breaks.
				server.setFixedLengthStreamingMode(body.length);
				try (OutputStream stream = server.getOutputStream()) {
					stream.write(body);
				}
			}
			int status = server.getResponseCode();
			return (status < HttpServletResponse.SC_OK) ? OptionalInt.empty() : OptionalInt.of(status);
		}
		catch (IOException ex) {
			logger.debug("The terminal server does not answer", ex);
			return OptionalInt.empty();
		}
	}

	private static void answer(HttpURLConnection server, int status, TerminalTarget target,
			HttpServletResponse response) throws IOException {
		String location = server.getHeaderField("Location");
		if (location != null) {
			Optional<String> seen = target.redirect(location, address(server.getURL().getPort()));
			if (seen.isEmpty()) {
				response.sendError(HttpServletResponse.SC_BAD_GATEWAY, "The terminal server leads elsewhere");
				return;
			}
			response.setHeader("Location", seen.get());
		}
		response.setStatus(status);
		response.setHeader("Content-Security-Policy", CONTENT_SECURITY);
		for (String name : List.of("Content-Type", "Cache-Control")) {
			String value = server.getHeaderField(name);
			if (value != null) {
				response.setHeader(name, value);
			}
		}
		try (InputStream stream = content(server, status)) {
			copy(stream, response.getOutputStream());
		}
	}

	private static InputStream content(HttpURLConnection server, int status) throws IOException {
		@Nullable InputStream errors = server.getErrorStream();
		if (errors != null) {
			return errors;
		}
		return (status < HttpServletResponse.SC_BAD_REQUEST) ? server.getInputStream() : InputStream.nullInputStream();
	}

	private static void copy(InputStream from, OutputStream to) throws IOException {
		byte[] buffer = new byte[8192];
		for (int read = read(from, buffer); read >= 0; read = read(from, buffer)) {
			to.write(buffer, 0, read);
			to.flush();
		}
	}

	// The browser must not take half an answer for a whole one.
	private static int read(InputStream from, byte[] buffer) throws IOException {
		try {
			return from.read(buffer);
		}
		catch (IOException ex) {
			throw new CloseNowException("The terminal server has ended in the middle of an answer", ex);
		}
	}

}
