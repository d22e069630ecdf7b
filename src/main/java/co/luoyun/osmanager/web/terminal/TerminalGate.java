package co.luoyun.osmanager.web.terminal;

import java.io.IOException;

import co.luoyun.osmanager.web.access.Access;
import co.luoyun.osmanager.webssh.Exposure;
import co.luoyun.osmanager.webssh.TerminalServer;
import co.luoyun.osmanager.webssh.TerminalState;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * {@code /webssh/}: carries the terminal server's pages, polls and streams for the
 * owner's session, when it is exposed that way ({@code osmanager.webssh.exposure=gated}).
 * Nobody else learns more than that they may not.
 */
final class TerminalGate extends HttpServlet {

	private static final long serialVersionUID = 1L;

	private final transient TerminalServer server;

	private final transient TerminalForwarder forwarder;

	TerminalGate(TerminalServer server, TerminalForwarder forwarder) {
		this.server = server;
		this.forwarder = forwarder;
	}

	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (!Access.of(request).owner() || !RequestOrigin.isOurs(request)) {
			response.sendError(HttpServletResponse.SC_FORBIDDEN);
		}
		else if (this.server.exposure() != Exposure.GATED) {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
		}
		else if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
			response.sendError(HttpServletResponse.SC_NOT_IMPLEMENTED,
					"The gate carries no WebSockets: this terminal server needs osmanager.webssh.exposure=direct");
		}
		else if (request.getPathInfo() == null) {
			response.setStatus(HttpServletResponse.SC_SEE_OTHER);
			response.setHeader("Location", "./webssh/");
		}
		else if (this.server.state() instanceof TerminalState.Running running) {
			this.forwarder.forward(running.port(), request, response);
		}
		else {
			response.setHeader("Retry-After", "5");
			response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, this.server.state().explanation());
		}
	}

}
