package co.luoyun.osmanager.web.access;

import java.io.IOException;
import java.util.Optional;

import co.luoyun.osmanager.web.https.HttpsProperties;
import co.luoyun.osmanager.web.https.HttpsState;
import co.luoyun.osmanager.web.server.HttpsPort;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends visitors of the plain port on to HTTPS, when that is wanted and served. Programs
 * of this machine stay where they are: what they say is on no network.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
class EncryptedPage extends OncePerRequestFilter {

	private static final int HTTPS = 443;

	private static final int HTTP = 80;

	private static final String TWO_MONTHS = "max-age=5184000";

	private final HttpsProperties properties;

	private final HttpsPort port;

	private final Privileges privileges;

	private final Environment environment;

	EncryptedPage(HttpsProperties properties, HttpsPort port, Privileges privileges, Environment environment) {
		this.properties = properties;
		this.port = port;
		this.privileges = privileges;
		this.environment = environment;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Optional<HttpsState.Serving> serving = serving();
		Peer peer = new Peer(request);
		if (serving.isEmpty() || peer.isSecure() || peer.isThisMachine() || this.privileges.isLocalRoot(request)) {
			serving.filter((it) -> request.isSecure() && isForTheWholeHost(it))
				.ifPresent((_) -> response.setHeader("Strict-Transport-Security", TWO_MONTHS));
			chain.doFilter(request, response);
			return;
		}
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("Location", address(request, serving.get().port()));
		// The method stays; and it is not for ever.
		response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
	}

	private Optional<HttpsState.Serving> serving() {
		return Optional.of(this.port.state())
			.filter((_) -> this.properties.redirect())
			.filter(HttpsState.Serving.class::isInstance)
			.map(HttpsState.Serving.class::cast);
	}

	/**
	 * A browser that is told so asks for every port of this host by HTTPS, and for
	 * another than 80 under the same number: only where both ports are the usual ones
	 * does that lead here. It forgives no certificate either.
	 */
	private boolean isForTheWholeHost(HttpsState.Serving serving) {
		return serving.port() == HTTPS && this.environment.getProperty("server.port", Integer.class, 0) == HTTP
				&& serving.fault().isEmpty() && !serving.certificate().selfMade();
	}

	private static String address(HttpServletRequest request, int port) {
		String query = (request.getQueryString() != null) ? "?" + request.getQueryString() : "";
		return "https://" + request.getServerName() + ((port == HTTPS) ? "" : ":" + port) + request.getRequestURI()
				+ query;
	}

}
