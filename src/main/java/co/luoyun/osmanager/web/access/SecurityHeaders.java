package co.luoyun.osmanager.web.access;

import jakarta.servlet.http.HttpServletResponse;

/** Headers that every answer carries, whatever comes of the request. */
final class SecurityHeaders {

	private SecurityHeaders() {
	}

	static void set(HttpServletResponse response) {
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("X-Frame-Options", "SAMEORIGIN");
		// The pages' addresses stay within the pages; no-referrer would also hide our own
		// origin from ourselves.
		response.setHeader("Referrer-Policy", "same-origin");
		response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
		response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'self'");
	}

}
