package co.luoyun.osmanager.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Ends the owner's session. */
@Controller
class SignOutController {

	private final OwnerSessions sessions;

	private final OwnerCookies cookies;

	SignOutController(OwnerSessions sessions, OwnerCookies cookies) {
		this.sessions = sessions;
		this.cookies = cookies;
	}

	@PostMapping("/sign-out")
	@ResponseStatus(HttpStatus.SEE_OTHER)
	void signOut(HttpServletRequest request, HttpServletResponse response) {
		// A form on another site does not bring the session, and so signs nobody out.
		this.cookies.session(request).ifPresent((token) -> {
			this.sessions.close(token);
			this.cookies.clear(new Peer(request), response);
		});
		response.setHeader("Location", "./");
	}

}
