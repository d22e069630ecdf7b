package co.luoyun.osmanager.web.pages;

import java.time.Duration;

import co.luoyun.osmanager.web.access.Peer;
import co.luoyun.osmanager.web.access.RelativeAddress;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Keeps the language that somebody chose by {@code ?lang=}. */
@Component
class LanguageSwitch {

	private static final String PARAMETER = "lang";

	private static final Duration KEPT = Duration.ofDays(365);

	private final PageMessages messages;

	LanguageSwitch(PageMessages messages) {
		this.messages = messages;
	}

	/** Whether a request chooses a language that there is. */
	boolean isAsked(HttpServletRequest request) {
		String language = request.getParameter(PARAMETER);
		return language != null && this.messages.languages().containsKey(language);
	}

	/** Keeps the choice and goes to the same page. */
	ResponseEntity<?> turn(HttpServletRequest request) {
		Peer peer = new Peer(request);
		ResponseCookie cookie = ResponseCookie.from(PageLanguage.COOKIE, request.getParameter(PARAMETER))
			.path(peer.basePath())
			.maxAge(KEPT)
			.sameSite("Lax")
			.httpOnly(true)
			.secure(peer.isSecure())
			.build();
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.header(HttpHeaders.SET_COOKIE, cookie.toString())
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.header(HttpHeaders.LOCATION, RelativeAddress.without(request, PARAMETER))
			.build();
	}

}
