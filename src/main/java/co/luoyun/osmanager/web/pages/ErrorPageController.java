package co.luoyun.osmanager.web.pages;

import java.util.Map;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed: a page for people, JSON for programs. */
@Controller
class ErrorPageController implements ErrorController {

	private final ErrorPage page;

	ErrorPageController(ErrorPage page) {
		this.page = page;
	}

	@RequestMapping("/error")
	ResponseEntity<?> error(HttpServletRequest request) {
		int status = (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) ? code
				: HttpServletResponse.SC_NOT_FOUND;
		if (isProgram(request)) {
			HttpStatus known = HttpStatus.resolve(status);
			return ResponseEntity.status(status)
				.contentType(MediaType.APPLICATION_JSON)
				.body(Map.of("status", status, "error", (known != null) ? known.getReasonPhrase() : "Error"));
		}
		return this.page.of(status, request);
	}

	private static boolean isProgram(HttpServletRequest request) {
		String accept = request.getHeader("Accept");
		Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		boolean api = uri instanceof String path && (path.contains("/api/") || path.contains("/actuator"));
		return api || (accept != null && accept.contains("json") && !accept.contains("text/html"));
	}

}
