package co.luoyun.osmanager.web.pages;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import co.luoyun.osmanager.web.access.Access;
import co.luoyun.osmanager.web.expression.RenderBudget;
import co.luoyun.osmanager.web.expression.RenderBusyException;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
			return asItIs(file, request);
		}
		RenderBudget.current().begin();
		RenderBudget.current().hold(PageSource.READING * file.resource().contentLength());
		PageSource source = PageSource.of(file);
		return (ContentTypes.isPlain(file.path()) && source.isUnchanging()) ? asItIs(file, request)
				: this.renderer.render(file, source, request);
	}

	/**
	 * Whether it is read to be filled in; else it is sent as it is, whatever its size.
	 */
	public static boolean mayBeRendered(PageFile file) throws IOException {
		return ContentTypes.isRendered(file.path().fileName()) && file.resource().contentLength() <= LARGEST_PAGE;
	}

	// Tomcat compresses nothing that has a strong tag, and for a range only that will do.
	private ResponseEntity<?> asItIs(PageFile file, HttpServletRequest request) throws IOException {
		MediaType type = ContentTypes.of(file.path());
		String tag = (ContentTypes.isCompressed(type) ? "W/" : "") + "\"" + file.version() + "\"";
		String caching = file.variant().equals("withcookie") ? "private, no-cache" : "public, max-age=60";
		return ResponseEntity.ok()
			.contentType(type)
			.header(HttpHeaders.CACHE_CONTROL, caching)
			.header(HttpHeaders.VARY, "Cookie")
			.header("Content-Security-Policy", this.security.ofEarlier(file))
			.eTag(tag)
			.lastModified(file.resource().lastModified())
			.body(isOfAnother(request, tag, file.resource().lastModified())
					? new InputStreamResource(file.resource().getInputStream()) : file.resource());
	}

	// Who has a part of another version gets the whole: a stream has no ranges.
	private static boolean isOfAnother(HttpServletRequest request, String tag, long modified) {
		String known = request.getHeader(HttpHeaders.IF_RANGE);
		if (known == null || known.startsWith("\"")) {
			return known != null && !known.strip().equals(tag);
		}
		try {
			return request.getDateHeader(HttpHeaders.IF_RANGE) != TimeUnit.SECONDS.toMillis(modified / 1000);
		}
		catch (IllegalArgumentException ex) {
			return true;
		}
	}

	private static ResponseEntity<?> toFolder(HttpServletRequest request) {
		String raw = request.getRequestURI();
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.header(HttpHeaders.LOCATION, "./" + raw.substring(raw.lastIndexOf('/') + 1) + "/")
			.build();
	}

}
