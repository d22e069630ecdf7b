package co.luoyun.osmanager.web.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import jakarta.servlet.http.HttpServletRequest;

/** The token of a request, {@code Authorization: Bearer …} (RFC 6750). */
final class BearerToken {

	static final String SCHEME = "Bearer ";

	private BearerToken() {
	}

	static boolean isIn(HttpServletRequest request) {
		String header = request.getHeader("Authorization");
		return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
	}

	/** Compares in a time that does not depend on where the two differ. */
	static boolean matches(HttpServletRequest request, String token) {
		return isIn(request) && MessageDigest.isEqual(
				request.getHeader("Authorization").substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8),
				token.getBytes(StandardCharsets.UTF_8));
	}

}
