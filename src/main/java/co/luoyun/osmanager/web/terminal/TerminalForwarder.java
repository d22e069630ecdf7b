package co.luoyun.osmanager.web.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Hands requests on to the terminal server on loopback, and its answers back as they
 * come. Neither our cookies nor the browser's other headers go with them.
 */
@Component
class TerminalForwarder {

	/** More than a screenful of pasted text in one request. */
	private static final int BODY_LIMIT = 256 * 1024;

	private static final int CONNECT_MILLIS = 5_000;

	/** The terminal server holds a poll for up to half a minute. */
	private static final int READ_MILLIS = 120_000;

	// The terminal server's own page has its script in the page.
	private static final String CONTENT_SECURITY = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
			+ "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

	private final TerminalSessions sessions;

	TerminalForwarder(TerminalSessions sessions) {
		this.sessions = sessions;
	}

	void forward(int port, HttpServletRequest request, HttpServletResponse response) throws IOException {
		byte[] body = request.getInputStream().readNBytes(BODY_LIMIT + 1);
		if (body.length > BODY_LIMIT) {
			response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
			return;
		}
		if (!this.sessions.admit(TerminalPoll.of(body), request.getRemoteAddr())) {
			response.sendError(HttpServletResponse.SC_GONE, "The session was idle for too long");
			return;
		}
		HttpURLConnection upstream = connect(port, request, body);
		try {
			answer(upstream, response);
		}
		finally {
			// Kept alive, a poll that the browser has left would hold the connection.
			upstream.disconnect();
		}
	}

	private static HttpURLConnection connect(int port, HttpServletRequest request, byte[] body) throws IOException {
		String query = (request.getQueryString() != null) ? "?" + request.getQueryString() : "";
		String path = request.getRequestURI().substring((request.getContextPath() + request.getServletPath()).length());
		URI target = URI.create("http://127.0.0.1:" + port + path + query);
		HttpURLConnection upstream = (HttpURLConnection) target.toURL().openConnection(Proxy.NO_PROXY);
		upstream.setRequestMethod(request.getMethod());
		upstream.setInstanceFollowRedirects(false);
		upstream.setUseCaches(false);
		upstream.setConnectTimeout(CONNECT_MILLIS);
		upstream.setReadTimeout(READ_MILLIS);
		for (String name : List.of("Content-Type", "Accept", "Accept-Language")) {
			String value = request.getHeader(name);
			if (value != null) {
				upstream.setRequestProperty(name, value);
			}
		}
		upstream.setRequestProperty("X-Real-IP", request.getRemoteAddr());
		if (body.length > 0) {
			upstream.setDoOutput(true);
			// A length that is known beforehand also keeps the JDK from sending
			// keystrokes
			// again when the connection breaks.
			upstream.setFixedLengthStreamingMode(body.length);
			try (OutputStream stream = upstream.getOutputStream()) {
				stream.write(body);
			}
		}
		return upstream;
	}

	private static void answer(HttpURLConnection upstream, HttpServletResponse response) throws IOException {
		response.setStatus(upstream.getResponseCode());
		response.setHeader("Content-Security-Policy", CONTENT_SECURITY);
		for (String name : List.of("Content-Type", "Cache-Control")) {
			String value = upstream.getHeaderField(name);
			if (value != null) {
				response.setHeader(name, value);
			}
		}
		try (InputStream stream = content(upstream)) {
			copy(stream, response.getOutputStream());
		}
	}

	private static InputStream content(HttpURLConnection upstream) throws IOException {
		@Nullable InputStream errors = upstream.getErrorStream();
		if (errors != null) {
			return errors;
		}
		return (upstream.getResponseCode() < HttpServletResponse.SC_BAD_REQUEST) ? upstream.getInputStream()
				: InputStream.nullInputStream();
	}

	private static void copy(InputStream from, OutputStream to) throws IOException {
		byte[] buffer = new byte[8192];
		for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
			to.write(buffer, 0, read);
			to.flush();
		}
	}

}
