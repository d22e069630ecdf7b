package co.luoyun.osmanager.footprint;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import co.luoyun.osmanager.web.access.Access;
import co.luoyun.osmanager.web.expression.RenderBudgetException;
import co.luoyun.osmanager.web.pages.PageController;
import co.luoyun.osmanager.web.pages.PageFile;
import co.luoyun.osmanager.web.pages.PageFiles;
import co.luoyun.osmanager.web.pages.PageLanguage;
import co.luoyun.osmanager.web.pages.PageMessages;
import co.luoyun.osmanager.web.pages.PagePath;
import co.luoyun.osmanager.web.pages.PageRenderer;
import co.luoyun.osmanager.web.pages.PageSource;
import jakarta.annotation.PostConstruct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thymeleaf.exceptions.TemplateEngineException;

import org.springframework.stereotype.Component;

/**
 * Renders everybody's first page in the background while the rest of the service is still
 * being set up, and throws it away: the first visitor need not wait for its template to
 * be read and for what it shows to be looked up for the first time.
 */
@Component
class FrontPageWarmUp {

	private static final Logger logger = LoggerFactory.getLogger(FrontPageWarmUp.class);

	private final PageFiles files;

	private final PageRenderer renderer;

	private final PageMessages messages;

	FrontPageWarmUp(PageFiles files, PageRenderer renderer, PageMessages messages) {
		this.files = files;
		this.renderer = renderer;
		this.messages = messages;
	}

	@PostConstruct
	void start() {
		SpareProcessor.use("front-page-warm-up", this::render);
	}

	/**
	 * Renders it.
	 * @return what comes out, for the tests; empty if it is no template, is too large for
	 * one, or has a mistake
	 */
	String render() {
		PagePath front = PagePath.parse("/").orElseThrow();
		Map<String, String> texts = this.messages.languages().getOrDefault(PageMessages.DEFAULT_LANGUAGE, Map.of());
		PageLanguage language = new PageLanguage(PageMessages.DEFAULT_LANGUAGE, texts);
		try {
			Optional<PageFile> file = this.files.find(front, false);
			return (file.isPresent() && PageController.mayBeRendered(file.get())
					&& PageSource.of(file.get()).isTemplate())
							? this.renderer.filledIn(file.get(), Access.VISITOR, language) : "";
		}
		catch (IOException | TemplateEngineException | RenderBudgetException ex) {
			// Told to whoever asks for the page.
			logger.debug("The front page cannot be shown", ex);
			return "";
		}
	}

}
