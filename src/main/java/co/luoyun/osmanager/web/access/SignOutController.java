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

	SignOutController(OwnerSessions sessions) {
		this.sessions = sessions;
	}

	@PostMapping("/sign-out")
	@ResponseStatus(HttpStatus.SEE_OTHER)
	void signOut(HttpServletRequest request, HttpServletResponse response) {
		// A form on another site does not bring the session, and so signs nobody out.
		OwnerCookies.session(request).ifPresent((token) -> {
			this.sessions.close(token);
			OwnerCookies.clear(new Peer(request), response);
		});
		response.setHeader("Location", "./");
	}

}
