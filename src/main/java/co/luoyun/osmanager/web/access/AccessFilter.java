package co.luoyun.osmanager.web.access;

import java.io.IOException;
import java.util.Optional;

import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.web.WebProperties;
import co.luoyun.osmanager.web.access.GuessLimiter.Outcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out what each request may see: lets the owner in by the cookie of the
 * configuration, keeps the secret out of the browser's address, and keeps what is for
 * this machine alone away from others.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class AccessFilter extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(AccessFilter.class);

	private static final String PARAMETER = "cookie";

	private final CurrentConfiguration configuration;

	private final OwnerSessions sessions;

	private final GuessLimiter limiter;

	private final WebProperties properties;

	AccessFilter(CurrentConfiguration configuration, OwnerSessions sessions, GuessLimiter limiter,
			WebProperties properties) {
		this.configuration = configuration;
		this.sessions = sessions;
		this.limiter = limiter;
		this.properties = properties;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Peer peer = new Peer(request);
		boolean local = this.properties.trustLoopback() && peer.isThisMachine();
		if (isForThisMachineOnly(request) && !local) {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
			return;
		}
		boolean owner = hasSession(request);
		// Looking for parameters would use up the body of a POST, which others read as it
		// is.
		String claimed = isRead(request) ? request.getParameter(PARAMETER) : null;
		if (claimed == null) {
			go(request, response, chain, peer, new Access(owner, local, false));
			return;
		}
		Optional<Secret> cookie = cookie();
		switch (this.limiter.attempt(peer.address(), () -> cookie.filter((it) -> it.matches(claimed)).isPresent())) {
			case Outcome.Right _ -> signIn(request, response, chain, peer, cookie.orElseThrow());
			case Outcome.Wrong _ -> go(request, response, chain, peer, new Access(owner, local, true));
			case Outcome.TooSoon(var rest) -> {
				response.setHeader("Retry-After", Long.toString(rest.toSeconds() + 1));
				new Access(owner, local, true).attachTo(request);
				response.sendError(429);
			}
		}
	}

	private void signIn(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Peer peer,
			Secret cookie) throws ServletException, IOException {
		if (isForPrograms(request)) {
			go(request, response, chain, peer, new Access(true, false, false));
			return;
		}
		String token = this.sessions.open(cookie);
		log.info("The owner signed in from {}", peer.address());
		OwnerCookies.set(peer, response, token, this.properties.sessionDuration());
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("Location", CleanAddress.without(request, PARAMETER));
		response.setStatus(HttpServletResponse.SC_SEE_OTHER);
	}

	private void go(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Peer peer,
			Access access) throws ServletException, IOException {
		if (!access.owner() && OwnerCookies.hinted(request) && isPageVisit(request)) {
			OwnerCookies.dropHint(peer, response);
			OnceMorePage.send(request, response);
			return;
		}
		if (access.owner() && !OwnerCookies.hinted(request) && isPageVisit(request)) {
			OwnerCookies.setHint(peer, response, this.properties.sessionDuration());
		}
		access.attachTo(request);
		chain.doFilter(access.mayInspect() ? new PrivilegedRequest(request) : request, response);
	}

	private boolean hasSession(HttpServletRequest request) {
		return OwnerCookies.session(request).filter((token) -> this.sessions.isOpen(token, cookie())).isPresent();
	}

	private Optional<Secret> cookie() {
		return this.configuration.conf().settings().cookie().filter((secret) -> !secret.reveal().isBlank());
	}

	private static boolean isForThisMachineOnly(HttpServletRequest request) {
		String path = request.getServletPath();
		return (path.equals("/actuator") || path.startsWith("/actuator/")) && !path.equals("/actuator/health")
				&& !path.startsWith("/actuator/health/");
	}

	private static boolean isForPrograms(HttpServletRequest request) {
		return request.getServletPath().startsWith("/actuator/") || request.getServletPath().startsWith("/api/");
	}

	private static boolean isPageVisit(HttpServletRequest request) {
		String accept = request.getHeader("Accept");
		return request.getMethod().equals("GET") && accept != null && accept.contains("text/html")
				&& !isForPrograms(request);
	}

	private static boolean isRead(HttpServletRequest request) {
		return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
	}

}
