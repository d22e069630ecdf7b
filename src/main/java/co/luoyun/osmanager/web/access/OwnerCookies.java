package co.luoyun.osmanager.web.access;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import co.luoyun.osmanager.instance.CurrentConfiguration;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The owner's cookies in the browser. The session is {@code SameSite=Strict}, so a
 * browser does not send it when the owner comes by a link on the cloud's page, nor on the
 * redirect that follows. A second cookie without any power is sent then, and tells that
 * opening the page once more, now from this site itself, will bring the session. Their
 * names carry the instance, as a browser sends cookies to every port of an address, and
 * behind one address there may be many instances.
 * <p>
 * By HTTPS both have names of their own, that browsers take from nobody else: cookies
 * know no ports, and neither the plain page nor another server of this host can replace
 * them or is shown them.
 */
@Component
class OwnerCookies {

	private static final String SESSION = "osmanager_session";

	private static final String HINT = "osmanager_owner";

	private final CurrentConfiguration configuration;

	OwnerCookies(CurrentConfiguration configuration) {
		this.configuration = configuration;
	}

	Optional<String> session(HttpServletRequest request) {
		return value(request, name(new Peer(request), SESSION));
	}

	boolean hinted(HttpServletRequest request) {
		return value(request, name(new Peer(request), HINT)).isPresent();
	}

	/** See RFC 6265bis, section 4.1.3. */
	private String name(Peer peer, String plain) {
		OptionalInt tag = this.configuration.conf().tag();
		String own = tag.isPresent() ? plain + "_" + tag.getAsInt() : plain;
		if (!peer.isSecure()) {
			return own;
		}
		return (peer.basePath().equals("/") ? "__Host-" : "__Secure-") + own;
	}

	void set(Peer peer, HttpServletResponse response, String token, Duration duration) {
		add(peer, response, SESSION, token, duration, "Strict");
		setHint(peer, response, duration);
	}

	void setHint(Peer peer, HttpServletResponse response, Duration duration) {
		add(peer, response, HINT, "1", duration, "Lax");
	}

	void dropHint(Peer peer, HttpServletResponse response) {
		add(peer, response, HINT, "", Duration.ZERO, "Lax");
	}

	void clear(Peer peer, HttpServletResponse response) {
		add(peer, response, SESSION, "", Duration.ZERO, "Strict");
		dropHint(peer, response);
	}

	private void add(Peer peer, HttpServletResponse response, String name, String value, Duration age,
			String sameSite) {
		response.addHeader("Set-Cookie",
				ResponseCookie.from(name(peer, name), value)
					.path(peer.basePath())
					.maxAge(age)
					.httpOnly(true)
					.sameSite(sameSite)
					.secure(peer.isSecure())
					.build()
					.toString());
	}

	private Optional<String> value(HttpServletRequest request, String name) {
		Cookie[] cookies = request.getCookies();
		return Stream.ofNullable(cookies)
			.flatMap(Arrays::stream)
			.filter((cookie) -> cookie.getName().equals(name))
			.map(Cookie::getValue)
			.findFirst();
	}

}
