package co.luoyun.osmanager.web.pages;

import java.io.IOException;
import java.util.Optional;

import co.luoyun.osmanager.web.access.Access;
import co.luoyun.osmanager.web.expression.RenderBudget;
import co.luoyun.osmanager.web.expression.RenderBusyException;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** Answers every request that nothing else does, from the builder's pages. */
@Controller
public class PageController {

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
		return rendered(file.get(), request);
	}

	@ExceptionHandler(RenderBusyException.class)
	ResponseEntity<?> busy() {
		return ErrorPage.busy();
	}

	private ResponseEntity<?> rendered(PageFile file, HttpServletRequest request) throws IOException {
		if (!mayBeRendered(file)) {
			return asItIs(file);
		}
		RenderBudget.current().begin();
		RenderBudget.current().hold(PageSource.READING * file.resource().contentLength());
		PageSource source = PageSource.of(file);
		return (ContentTypes.isPlain(file.path()) && source.isUnchanging()) ? asItIs(file)
				: this.renderer.render(file, source, request);
	}

	/**
	 * Whether it is read to be filled in; else it is sent as it is, whatever its size.
	 */
	public static boolean mayBeRendered(PageFile file) throws IOException {
		return ContentTypes.isRendered(file.path().fileName()) && file.resource().contentLength() <= LARGEST_PAGE;
	}

	private ResponseEntity<?> asItIs(PageFile file) throws IOException {
		String caching = file.variant().equals("withcookie") ? "private, no-cache" : "public, max-age=60";
		return ResponseEntity.ok()
			.contentType(ContentTypes.of(file.path()))
			.header(HttpHeaders.CACHE_CONTROL, caching)
			.header(HttpHeaders.VARY, "Cookie")
			.header("Content-Security-Policy", this.security.ofEarlier(file))
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
