package co.luoyun.osmanager.web.pages;

import java.io.IOException;
import java.util.Optional;

import co.luoyun.osmanager.web.access.Access;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** Answers every request that nothing else does, from the builder's pages. */
@Controller
class PageController {

	/** Larger files are sent as they are. */
	private static final long LARGEST_PAGE = 1024 * 1024;

	private final PageFiles files;

	private final PageRenderer renderer;

	private final LanguageSwitch languageSwitch;

	private final ContentSecurity security;

	PageController(PageFiles files, PageRenderer renderer, LanguageSwitch languageSwitch, ContentSecurity security) {
		this.files = files;
		this.renderer = renderer;
		this.languageSwitch = languageSwitch;
		this.security = security;
	}

	@GetMapping("/**")
	ResponseEntity<?> page(HttpServletRequest request) throws IOException {
		if (this.languageSwitch.isAsked(request)) {
			return this.languageSwitch.turn(request);
		}
		Access access = Access.of(request);
		Optional<PagePath> path = PagePath.parse(request.getServletPath());
		Optional<PageFile> file = path.flatMap((it) -> this.files.find(it, access.owner()));
		if (file.isEmpty()) {
			return path.filter((it) -> this.files.find(it.index(), access.owner()).isPresent())
				.map((_) -> toFolder(request))
				.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		}
		return isRendered(file.get()) ? this.renderer.render(file.get(), request) : asItIs(file.get());
	}

	/** Whether it is filled in; else it is sent as it is, whatever its size. */
	static boolean isRendered(PageFile file) throws IOException {
		return ContentTypes.isRendered(file.path().fileName()) && file.resource().contentLength() <= LARGEST_PAGE
				&& !(ContentTypes.isPlain(file.path()) && PageSource.of(file).isUnchanging());
	}

	private ResponseEntity<?> asItIs(PageFile file) throws IOException {
		String caching = file.variant().equals("withcookie") ? "private, no-cache" : "public, max-age=60";
		return ResponseEntity.ok()
			.contentType(ContentTypes.of(file.path()))
			.header(HttpHeaders.CACHE_CONTROL, caching)
			.header(HttpHeaders.VARY, "Cookie")
			.header("Content-Security-Policy", this.security.strict())
			.eTag("\"" + file.version() + "\"")
			.lastModified(file.resource().lastModified())
			.body(file.resource());
	}

	private static ResponseEntity<?> toFolder(HttpServletRequest request) {
		String raw = request.getRequestURI();
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.header(HttpHeaders.LOCATION, "./" + raw.substring(raw.lastIndexOf('/') + 1) + "/")
			.build();
	}

}
