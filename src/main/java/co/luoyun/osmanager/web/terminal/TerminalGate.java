package co.luoyun.osmanager.web.terminal;

import java.io.IOException;
import java.util.Optional;

import co.luoyun.osmanager.web.access.Access;
import co.luoyun.osmanager.webssh.Exposure;
import co.luoyun.osmanager.webssh.TerminalServer;
import co.luoyun.osmanager.webssh.TerminalState;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * {@code /webssh/}: carries the terminal server's pages, polls and WebSockets for the
 * owner's session, when it is exposed that way ({@code osmanager.webssh.exposure=gated}).
 * Nobody else learns more than that they may not.
 */
final class TerminalGate extends HttpServlet {

	private static final long serialVersionUID = 1L;

	private final transient TerminalServer server;

	private final transient TerminalForwarder forwarder;

	private final transient WebSocketForwarder webSockets;

	TerminalGate(TerminalServer server, TerminalForwarder forwarder, WebSocketForwarder webSockets) {
		this.server = server;
		this.forwarder = forwarder;
		this.webSockets = webSockets;
	}

	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		if (!Access.of(request).owner() || !RequestOrigin.isOurs(request)) {
			response.sendError(HttpServletResponse.SC_FORBIDDEN);
		}
		else if (this.server.exposure() != Exposure.GATED) {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
		}
		else if (request.getPathInfo() == null && !this.server.knowsBasePath()) {
			response.setStatus(HttpServletResponse.SC_SEE_OTHER);
			response.setHeader("Location", "./webssh/");
		}
		else if (this.server.state() instanceof TerminalState.Running running) {
			forward(running.port(), request, response);
		}
		else {
			response.setHeader("Retry-After", "5");
			response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE,
					this.server.state().explanation().toString());
		}
	}

	private void forward(int port, HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		Optional<TerminalTarget> target = TerminalTarget.of(request, this.server.knowsBasePath());
		if (target.isEmpty()) {
			response.sendError(HttpServletResponse.SC_BAD_REQUEST);
		}
		else if (RequestOrigin.isForWebSocket(request)) {
			this.webSockets.forward(port, target.get(), request, response);
		}
		else {
			this.forwarder.forward(port, target.get(), request, response);
		}
	}

}
