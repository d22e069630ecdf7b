package co.luoyun.osmanager.web.pages;

import java.io.IOException;
import java.util.Map;

import co.luoyun.osmanager.web.access.Access;
import jakarta.servlet.http.HttpServletRequest;
import org.thymeleaf.exceptions.TemplateEngineException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Turns a page file into an answer. */
@Component
class PageRenderer {

	private final Templates templates;

	private final PageModel model;

	private final PageMessages messages;

	private final ContentSecurity security;

	private final ErrorPage errors;

	private final MistakeLog mistakes;

	PageRenderer(Templates templates, PageModel model, PageMessages messages, ContentSecurity security,
			ErrorPage errors, MistakeLog mistakes) {
		this.templates = templates;
		this.model = model;
		this.messages = messages;
		this.security = security;
		this.errors = errors;
		this.mistakes = mistakes;
	}

	ResponseEntity<?> render(PageFile file, HttpServletRequest request) throws IOException {
		PageSource source = PageSource.of(file);
		if (source.isTemplate()) {
			return template(file, source, request);
		}
		String text = EarlierPage.render(source.text(), this.model.earlierValues());
		boolean page = ContentTypes.of(file.path()).getSubtype().contains("html");
		return answer(file, source, text, page ? ContentSecurity.forEarlier(text) : this.security.strict());
	}

	private ResponseEntity<?> template(PageFile file, PageSource source, HttpServletRequest request) {
		Access access = Access.of(request);
		PageLanguage language = PageLanguage.of(request, this.messages.languages());
		try {
			String text = filledIn(file, access, language);
			this.mistakes.rendered(file.path().relative());
			return answer(file, source, text, this.security.strict());
		}
		catch (TemplateEngineException ex) {
			TemplateMistake mistake = TemplateMistake.of(file.path().relative(), file.name(), ex);
			this.mistakes.failed(file.path().relative(), mistake);
			return this.errors.mistake(mistake, request);
		}
	}

	/**
	 * Fills a template in.
	 * @throws TemplateEngineException when it has a mistake
	 */
	String filledIn(PageFile file, Access access, PageLanguage language) {
		Map<String, Object> variables = this.model.variables(file.path().toTop(), access, language);
		return this.templates.render(file.path().relative(), Map.of(PageTemplateResolver.OWNER, access.owner()),
				variables, language);
	}

	private static ResponseEntity<?> answer(PageFile file, PageSource source, String text, String security) {
		String type = ContentTypes.of(file.path()).toString().replaceFirst(";.*", "");
		return ResponseEntity.status(HttpStatus.OK)
			.header(HttpHeaders.CONTENT_TYPE, type + ";charset=" + source.charsetName())
			// Said here, as Spring would otherwise name the page f.txt for whoever saves
			// it.
			.header(HttpHeaders.CONTENT_DISPOSITION, "inline")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.header(HttpHeaders.VARY, "Cookie, Accept-Language")
			.header("Content-Security-Policy", security)
			.body(text.getBytes(source.charset()));
	}

}
