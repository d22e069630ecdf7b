package co.luoyun.osmanager.web.access;

import java.util.function.BooleanSupplier;

import co.luoyun.osmanager.instance.CurrentConfiguration;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

/**
 * Whether the owner who made a request is still there: for what goes on after its answer.
 */
@Component
public final class OwnerPresence {

	private final OwnerSessions sessions;

	private final CurrentConfiguration configuration;

	private final OwnerCookies cookies;

	OwnerPresence(OwnerSessions sessions, OwnerCookies cookies, CurrentConfiguration configuration) {
		this.cookies = cookies;
		this.sessions = sessions;
		this.configuration = configuration;
	}

	/**
	 * Looks after a request's session.
	 * @param request a request of the owner's
	 * @return false from when the owner has signed out, the session has expired or the
	 * configured cookie is another one
	 */
	public BooleanSupplier of(HttpServletRequest request) {
		String token = this.cookies.session(request).orElse("");
		return () -> this.sessions.isOpen(token, this.configuration.conf().settings().cookie());
	}

}
