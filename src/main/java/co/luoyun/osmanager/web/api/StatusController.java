package co.luoyun.osmanager.web.api;

import java.util.Map;

import co.luoyun.osmanager.web.access.Access;
import co.luoyun.osmanager.web.facts.Facts;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** The status as JSON, for the owner and this machine. */
@Controller
class StatusController {

	private final Facts facts;

	StatusController(Facts facts) {
		this.facts = facts;
	}

	@GetMapping(path = "/api/status", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Map<String, Object>> status(HttpServletRequest request) {
		if (!Access.of(request).mayInspect()) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN);
		}
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(this.facts.report());
	}

}
