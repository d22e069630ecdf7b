package co.luoyun.osmanager.web.access;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import co.luoyun.osmanager.instance.CurrentConfiguration;
import co.luoyun.osmanager.instance.Secret;
import co.luoyun.osmanager.web.WebProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out what each request may see: lets the owner in by the cookie of the
 * configuration, keeps the secret out of the browser's address, and keeps what is for
 * root of this machine away from others.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class AccessFilter extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(AccessFilter.class);

	private static final String PARAMETER = "cookie";

	private final CurrentConfiguration configuration;

	private final OwnerSessions sessions;

	private final OwnerCookies cookies;

	private final GuessLimiter limiter;

	private final Privileges privileges;

	private final RefusalLog refusals;

	private final WebProperties properties;

	AccessFilter(CurrentConfiguration configuration, OwnerSessions sessions, OwnerCookies cookies, GuessLimiter limiter,
			Privileges privileges, RefusalLog refusals, WebProperties properties) {
		this.configuration = configuration;
		this.sessions = sessions;
		this.cookies = cookies;
		this.limiter = limiter;
		this.privileges = privileges;
		this.refusals = refusals;
		this.properties = properties;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Peer peer = new Peer(request);
		if (!this.privileges.mayAsk(request)) {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
			return;
		}
		boolean session = hasSession(request);
		boolean owner = session && !asksAsVisitor(request);
		boolean over = !session && this.cookies.session(request).isPresent();
		Access access = new Access(owner, this.privileges.isLocalRoot(request), false, over);
		String claimed = claimedCookie(request);
		if (claimed == null) {
			go(request, response, chain, peer, access);
			return;
		}
		Optional<Secret> right = cookie().filter((it) -> it.matches(claimed));
		if (right.isPresent()) {
			this.limiter.right(peer.address());
			signIn(request, response, chain, peer, right.get());
		}
		else {
			refuseCookie(request, response, chain, peer, access);
		}
	}

	// The owner looks at what others see.
	private static boolean asksAsVisitor(HttpServletRequest request) {
		return request.getMethod().equals("GET") && "visitor".equals(request.getParameter("view"));
	}

	// Looking for parameters would use up the body of a POST, which others read as it is.
	private static @Nullable String claimedCookie(HttpServletRequest request) {
		boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
		return (read && !FetchMetadata.isPartOfForeignPage(request)) ? request.getParameter(PARAMETER) : null;
	}

	private void refuseCookie(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Peer peer,
			Access access) throws ServletException, IOException {
		this.refusals.count(Refusal.WRONG_COOKIE, peer.address());
		Access wrong = new Access(access.owner(), access.local(), true, false);
		boolean nothingToGuess = access.owner() || cookie().isEmpty();
		Optional<Duration> rest = nothingToGuess ? Optional.empty() : this.limiter.wrong(peer.address());
		if (rest.isEmpty()) {
			go(request, response, chain, peer, wrong);
			return;
		}
		response.setHeader("Retry-After", Long.toString(rest.get().toSeconds() + 1));
		wrong.attachTo(request);
		response.sendError(429);
	}

	private void signIn(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Peer peer,
			Secret cookie) throws ServletException, IOException {
		if (isForPrograms(request)) {
			go(request, response, chain, peer, new Access(true, false, false, false));
			return;
		}
		// A browser uses it once: who is signed in already has a session.
		if (!hasSession(request)) {
			String token = this.sessions.open(cookie);
			log.info("The owner signed in from {}{}", peer.address(),
					this.sessions.isUsed(cookie) ? ", by a link that was used before" : "");
			this.cookies.set(peer, response, token, this.properties.sessionDuration());
		}
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("Location", RelativeAddress.without(request, PARAMETER));
		response.setStatus(HttpServletResponse.SC_SEE_OTHER);
	}

	private void go(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Peer peer,
			Access access) throws ServletException, IOException {
		if (!hasSession(request) && !access.signedOut() && this.cookies.hinted(request) && isPageVisit(request)) {
			this.cookies.dropHint(peer, response);
			RedirectPage.send(request, response);
			return;
		}
		if (access.owner() && !this.cookies.hinted(request) && isPageVisit(request)) {
			this.cookies.setHint(peer, response, this.properties.sessionDuration());
		}
		if (access.signedOut() && isPageVisit(request)) {
			// It is told once.
			this.cookies.clear(peer, response);
		}
		access.attachTo(request);
		boolean details = access.mayInspect() || this.privileges.maySeeHealth(request, peer);
		chain.doFilter(details ? new PrivilegedRequest(request) : request, response);
	}

	private boolean hasSession(HttpServletRequest request) {
		return this.cookies.session(request).filter((token) -> this.sessions.isOpen(token, cookie())).isPresent();
	}

	private Optional<Secret> cookie() {
		return this.configuration.conf().settings().cookie().filter((secret) -> !secret.reveal().isBlank());
	}

	private static boolean isForPrograms(HttpServletRequest request) {
		return request.getServletPath().startsWith("/actuator/") || request.getServletPath().startsWith("/api/");
	}

	private static boolean isPageVisit(HttpServletRequest request) {
		return request.getMethod().equals("GET") && FetchMetadata.isNavigation(request) && !isForPrograms(request);
	}

}
