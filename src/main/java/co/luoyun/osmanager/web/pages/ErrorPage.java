package co.luoyun.osmanager.web.pages;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.web.access.Access;
import co.luoyun.osmanager.web.expression.RenderBudget;
import co.luoyun.osmanager.web.expression.RenderBudgetException;
import co.luoyun.osmanager.web.expression.RenderBusyException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.exceptions.TemplateEngineException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * The page that says what went wrong: the builder's {@code error.html} if there is one
 * that works, else the package's.
 */
@Component
class ErrorPage {

	private static final String TEMPLATE = "error.html";

	private static final int DEEPEST = 64;

	private static final String BUSY = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
			+ "<meta name=\"viewport\" content=\"width=device-width\"><title>OS Manager</title></head>"
			+ "<body><p>Too many pages are being made at once. Try again in a few seconds.</p></body></html>";

	private final Templates templates;

	private final PageModel model;

	private final PageMessages messages;

	private final ContentSecurity security;

	private final MistakeLog mistakes;

	private final BarredPages barred;

	ErrorPage(Templates templates, PageModel model, PageMessages messages, ContentSecurity security,
			MistakeLog mistakes, BarredPages barred) {
		this.barred = barred;
		this.mistakes = mistakes;
		this.templates = templates;
		this.model = model;
		this.messages = messages;
		this.security = security;
	}

	/** For a status that something answered with. */
	ResponseEntity<?> of(int status, HttpServletRequest request) {
		return page(status, null, request);
	}

	/** For a template with a mistake; the owner sees what it is. */
	ResponseEntity<?> mistake(TemplateMistake mistake, HttpServletRequest request) {
		return page(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, mistake, request);
	}

	/** For a page that there is no room for at the moment; takes none itself. */
	static ResponseEntity<?> busy() {
		return ResponseEntity.status(HttpServletResponse.SC_SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, "5")
			.header(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(BUSY.getBytes(StandardCharsets.UTF_8));
	}

	private ResponseEntity<?> page(int status, @Nullable TemplateMistake mistake, HttpServletRequest request) {
		try {
			return rendered(status, mistake, request);
		}
		catch (TemplateEngineException ex) {
			if (Failure.cause(ex, RenderBusyException.class).isPresent()) {
				return busy();
			}
			throw ex;
		}
	}

	private ResponseEntity<?> rendered(int status, @Nullable TemplateMistake mistake, HttpServletRequest request) {
		Access access = Access.of(request);
		PageLanguage language = PageLanguage.of(request, this.messages.languages());
		Map<String, Object> variables = this.model.variables(toTop(request), access, language);
		variables.put("code", status);
		variables.put("reason",
				language.text("error." + status).or(() -> language.text("error.other")).orElse("" + status));
		variables.put("mistake", access.owner() ? mistake : null);
		return ResponseEntity.status(status)
			.header(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.header("Content-Security-Policy", this.security.strict())
			.body(text(variables, access, language).getBytes(StandardCharsets.UTF_8));
	}

	private String text(Map<String, Object> variables, Access access, PageLanguage language) {
		RenderBudget.current().begin();
		try {
			if (this.barred.find(TEMPLATE).isEmpty()) {
				return this.templates.render(TEMPLATE, Map.of(PageTemplateResolver.OWNER, access.owner()), variables,
						language);
			}
		}
		catch (TemplateEngineException ex) {
			TemplateMistake mistake = TemplateMistake.of(TEMPLATE, TEMPLATE, ex);
			this.mistakes.failed(TEMPLATE, mistake);
			if (Failure.cause(ex, RenderBudgetException.class).isPresent()) {
				this.barred.add(TEMPLATE, mistake);
			}
			RenderBudget.current().begin();
		}
		return this.templates.render(TEMPLATE, Map.of(PageTemplateResolver.PACKAGED, true), variables, language);
	}

	private static String toTop(HttpServletRequest request) {
		Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String uri = (original instanceof String text) ? text : request.getRequestURI();
		long depth = uri.chars().skip(request.getContextPath().length()).filter((c) -> c == '/').count() - 1;
		return "../".repeat(Math.clamp(depth, 0, DEEPEST));
	}

}
