package co.luoyun.osmanager.web.pages;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

import co.luoyun.osmanager.files.Failure;
import co.luoyun.osmanager.web.access.Access;
import co.luoyun.osmanager.web.expression.RenderBudget;
import co.luoyun.osmanager.web.expression.RenderBudgetException;
import co.luoyun.osmanager.web.expression.RenderBusyException;
import jakarta.servlet.http.HttpServletRequest;
import org.thymeleaf.exceptions.TemplateEngineException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Turns a page file into an answer. */
@Component
public class PageRenderer {

	private final Templates templates;

	private final PageModel model;

	private final PageMessages messages;

	private final ContentSecurity security;

	private final ErrorPage errors;

	private final MistakeLog mistakes;

	private final BarredPages barred;

	PageRenderer(Templates templates, PageModel model, PageMessages messages, ContentSecurity security,
			ErrorPage errors, MistakeLog mistakes, BarredPages barred) {
		this.templates = templates;
		this.model = model;
		this.messages = messages;
		this.security = security;
		this.errors = errors;
		this.mistakes = mistakes;
		this.barred = barred;
	}

	ResponseEntity<?> render(PageFile file, PageSource source, HttpServletRequest request) throws IOException {
		if (source.isTemplate()) {
			return template(file, source, request);
		}
		Map<String, String> values = this.model.earlierValues();
		try {
			RenderBudget.current().hold(PythonTemplate.growth(source.text(), values));
		}
		catch (RenderBudgetException ex) {
			return this.errors.mistake(TemplateMistake.of(file.name(), file.name(), ex), request);
		}
		return answer(file, source, PythonTemplate.render(source.text(), values), this.security.ofEarlier(file));
	}

	private ResponseEntity<?> template(PageFile file, PageSource source, HttpServletRequest request)
			throws IOException {
		Access access = Access.of(request);
		String key = file.name() + file.version() + access.owner();
		Optional<TemplateMistake> barred = this.barred.find(key);
		if (barred.isPresent()) {
			return this.errors.mistake(barred.get(), request);
		}
		PageLanguage language = PageLanguage.of(request, this.messages.languages());
		try {
			String text = filledIn(file, access, language);
			this.mistakes.rendered(file.path().relative());
			return answer(file, source, text, this.security.strict());
		}
		catch (TemplateEngineException | RenderBudgetException ex) {
			if (Failure.cause(ex, RenderBusyException.class).isPresent()) {
				return ErrorPage.busy();
			}
			TemplateMistake mistake = TemplateMistake.of(file.path().relative(), file.name(), ex);
			this.mistakes.failed(file.path().relative(), mistake);
			if (Failure.cause(ex, RenderBudgetException.class).isPresent()) {
				this.barred.add(key, mistake);
			}
			return this.errors.mistake(mistake, request);
		}
	}

	/**
	 * Fills a template in.
	 * @throws TemplateEngineException when it has a mistake
	 */
	public String filledIn(PageFile file, Access access, PageLanguage language) {
		RenderBudget.current().begin();
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
			.body(bytes(text, source.charset()));
	}

	private static byte[] bytes(String text, Charset charset) {
		byte[] bytes = text.getBytes(charset);
		RenderBudget.current().keep(bytes.length);
		return bytes;
	}

}
