package co.luoyun.osmanager.web.pages;

import java.util.Map;

import co.luoyun.osmanager.web.expression.ModelDialect;
import co.luoyun.osmanager.web.expression.PageWriter;
import co.luoyun.osmanager.web.expression.RenderBudget;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.cache.StandardCacheManager;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.templateresolver.ITemplateResolver;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Renders templates. */
@Component
public class Templates {

	private static final int CACHED_TEMPLATES = 50;

	private final TemplateEngine engine = new TemplateEngine();

	@Autowired
	public Templates(PageFiles files) {
		this(new PageTemplateResolver(files));
	}

	/** With templates that are found in another way. */
	public Templates(ITemplateResolver resolver) {
		StandardCacheManager cache = new StandardCacheManager();
		cache.setTemplateCacheMaxSize(CACHED_TEMPLATES);
		this.engine.setDialect(new ModelDialect());
		this.engine.setCacheManager(cache);
		this.engine.setTemplateResolver(resolver);
		this.engine.setMessageResolver(new TextResolver());
		this.engine.setLinkBuilder(new RelativeLinks());
	}

	/**
	 * Renders a template.
	 * @param name its path in the folder
	 * @param attributes how to find it, see {@link PageTemplateResolver}
	 * @param model what it shows
	 * @throws org.thymeleaf.exceptions.TemplateEngineException when it has a mistake
	 */
	public String render(String name, Map<String, Object> attributes, Map<String, Object> model,
			PageLanguage language) {
		// Not a web context: that one takes the name "application" for itself.
		Context context = new Context(language.locale(), model);
		context.setVariable(TextResolver.LANGUAGE, language);
		PageWriter page = new PageWriter(RenderBudget.current());
		try {
			this.engine.process(new TemplateSpec(name, attributes), context, page);
		}
		catch (StackOverflowError ex) {
			throw new TemplateProcessingException("it is nested too deeply: does a fragment include itself?", name, ex);
		}
		return page.toString();
	}

	/**
	 * Makes {@code @{/style.css}} relative to the page, so that it works under any base
	 * path.
	 */
	private static final class RelativeLinks extends StandardLinkBuilder {

		@Override
		protected String computeContextPath(IExpressionContext context, @Nullable String base,
				@Nullable Map<String, Object> parameters) {
			Object top = context.getVariable("base");
			return (top instanceof String text && !text.isEmpty()) ? text.substring(0, text.length() - 1) : ".";
		}

	}

}
