package co.luoyun.osmanager.web.api;

import co.luoyun.osmanager.instance.ReadAgain;
import co.luoyun.osmanager.status.StatusProbe;
import co.luoyun.osmanager.web.access.Access;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * What the owner can have done from the page. The session's cookie is
 * {@code SameSite=Strict}; that the form is on a page of ours keeps away the application,
 * which may be on another port of this host.
 */
@Controller
class ActionController {

	private final StatusProbe probe;

	private final ReadAgain configuration;

	ActionController(StatusProbe probe, ReadAgain configuration) {
		this.probe = probe;
		this.configuration = configuration;
	}

	@PostMapping("/check-now")
	ResponseEntity<Void> checkNow(HttpServletRequest request) {
		return done(request, this.probe::checkNow, "status");
	}

	@PostMapping("/read-again")
	ResponseEntity<Void> readAgain(HttpServletRequest request) {
		return done(request, this.configuration::ask, "settings");
	}

	private static ResponseEntity<Void> done(HttpServletRequest request, Runnable action, String part) {
		String site = request.getHeader("Sec-Fetch-Site");
		boolean ours = site == null || site.equals("same-origin");
		if (!Access.of(request).owner() || !ours) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN);
		}
		action.run();
		return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", "./index.html#" + part).build();
	}

}
