package co.luoyun.osmanager.web.pages;

import co.luoyun.osmanager.web.expression.RenderBudget;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;

/** Resolves {@code #{key}} of a template by the language that its answer is in. */
final class TextResolver extends AbstractMessageResolver {

	/** The variable that holds the language. */
	static final String LANGUAGE = "language";

	private static final Object[] NONE = {};

	@Override
	public @Nullable String resolveMessage(ITemplateContext context, @Nullable Class<?> origin, String key,
			Object @Nullable [] parameters) {
		if (!(context.getVariable(LANGUAGE) instanceof PageLanguage language)) {
			return null;
		}
		Object[] filling = (parameters != null) ? parameters : NONE;
		RenderBudget.current().holdText(language.texts().getOrDefault(key, ""), filling);
		return language.text(key, filling).orElse(null);
	}

	@Override
	public String createAbsentMessageRepresentation(ITemplateContext context, @Nullable Class<?> origin, String key,
			Object @Nullable [] parameters) {
		return "??" + key + "??";
	}

}
