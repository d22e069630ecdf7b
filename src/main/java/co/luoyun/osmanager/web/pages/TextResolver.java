package co.luoyun.osmanager.web.pages;

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
		return (context.getVariable(LANGUAGE) instanceof PageLanguage language)
				? language.text(key, (parameters != null) ? parameters : NONE).orElse(null) : null;
	}

	@Override
	public String createAbsentMessageRepresentation(ITemplateContext context, @Nullable Class<?> origin, String key,
			Object @Nullable [] parameters) {
		return "??" + key + "??";
	}

}
