package co.luoyun.osmanager.web.terminal;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import co.luoyun.osmanager.web.access.OwnerPresence;
import co.luoyun.osmanager.web.access.Peer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Opens WebSockets to the terminal server for the owner: asks for one in its own words,
 * and joins the two connections when it gets one. Extensions are not asked for, so that
 * nothing but the terminal's own bytes is in the frames.
 */
@Component
class WebSocketForwarder {

	private static final Logger logger = LoggerFactory.getLogger(WebSocketForwarder.class);

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

	/** Tokens (RFC 9110, section 5.6.2) with commas. */
	private static final Pattern PROTOCOLS = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~, -]{1,256}");

	private final TerminalSessions sessions;

	private final OwnerPresence presence;

	WebSocketForwarder(TerminalSessions sessions, OwnerPresence presence) {
		this.sessions = sessions;
		this.presence = presence;
	}

	void forward(int port, TerminalTarget target, HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		if (!isWellFormed(request)) {
			response.sendError(HttpServletResponse.SC_BAD_REQUEST);
			return;
		}
		WebSocketServerSide server;
		try {
			server = WebSocketServerSide.ask(port, head(port, target, request));
		}
		catch (IOException ex) {
			logger.debug("No WebSocket to the terminal server", ex);
			response.sendError(HttpServletResponse.SC_BAD_GATEWAY, "The terminal server does not answer");
			return;
		}
		if (server.status() != HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
			server.close();
			boolean refused = server.status() >= HttpServletResponse.SC_BAD_REQUEST;
			response.sendError(refused ? server.status() : HttpServletResponse.SC_BAD_GATEWAY);
			return;
		}
		Optional<String> session = this.sessions.connect(TerminalPoll.session(target.query()),
				new Peer(request).address());
		if (session.isEmpty()) {
			server.close();
			response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Too many terminals are open");
			return;
		}
		join(server, session.get(), request, response);
	}

	private void join(WebSocketServerSide server, String session, HttpServletRequest request,
			HttpServletResponse response) throws IOException, ServletException {
		WebSocketTunnel tunnel = new WebSocketTunnel(server, this.sessions, session, this.presence.of(request));
		tunnel.open();
		response.setHeader("Upgrade", "websocket");
		response.setHeader("Connection", "Upgrade");
		server.header("Sec-WebSocket-Accept").ifPresent((value) -> response.setHeader("Sec-WebSocket-Accept", value));
		server.header("Sec-WebSocket-Protocol")
			.filter((value) -> PROTOCOLS.matcher(value).matches())
			.ifPresent((value) -> response.setHeader("Sec-WebSocket-Protocol", value));
		request.upgrade(WebSocketUpgrade.class).carry(tunnel);
	}

	// A request with a body would leave it in front of the first frame.
	private static boolean isWellFormed(HttpServletRequest request) {
		String key = request.getHeader("Sec-WebSocket-Key");
		String connection = request.getHeader("Connection");
		return request.getMethod().equals("GET") && request.getProtocol().equals("HTTP/1.1")
				&& request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null
				&& "13".equals(request.getHeader("Sec-WebSocket-Version")) && key != null && KEY.matcher(key).matches()
				&& connection != null && connection.toLowerCase(Locale.ROOT).contains("upgrade");
	}

	private static String head(int port, TerminalTarget target, HttpServletRequest request) {
		StringBuilder head = new StringBuilder("GET " + target.pathAndQuery() + " HTTP/1.1\r\n");
		// The browser's own origin was compared with its idea of our name already.
		head.append("Host: 127.0.0.1:" + port + "\r\nOrigin: http://127.0.0.1:" + port + "\r\n");
		head.append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n");
		head.append("Sec-WebSocket-Key: " + request.getHeader("Sec-WebSocket-Key") + "\r\n");
		String protocols = request.getHeader("Sec-WebSocket-Protocol");
		if (protocols != null && PROTOCOLS.matcher(protocols).matches()) {
			head.append("Sec-WebSocket-Protocol: " + protocols + "\r\n");
		}
		return head.append("X-Real-IP: " + request.getRemoteAddr() + "\r\n\r\n").toString();
	}

}
