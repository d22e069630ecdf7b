package co.luoyun.osmanager.web.expression;

import java.io.Writer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.expression.IExpressionObjectFactory;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.expression.AbstractStandardConversionService;
import org.thymeleaf.standard.expression.IStandardExpression;
import org.thymeleaf.standard.expression.IStandardExpressionParser;
import org.thymeleaf.standard.expression.StandardExpressionObjectFactory;
import org.thymeleaf.standard.expression.StandardExpressionParser;
import org.thymeleaf.standard.serializer.IStandardJavaScriptSerializer;
import org.thymeleaf.standard.serializer.StandardJavaScriptSerializer;

/** Thymeleaf's own attributes with expressions that reach the model alone. */
public final class ModelDialect extends StandardDialect {

	private static final Set<String> OBJECTS = Set.of("locale", "uris", "temporals", "calendars", "dates", "bools",
			"numbers", "objects", "strings", "arrays", "lists", "sets", "maps", "aggregates", "messages", "ids");

	public ModelDialect() {
		setVariableExpressionEvaluator(new ModelExpressions());
		setExpressionParser(new BoundedParser());
		setConversionService(new BoundedText());
		setJavaScriptSerializer(new BoundedScript());
	}

	@Override
	public IExpressionObjectFactory getExpressionObjectFactory() {
		return new PageObjects();
	}

	/** The utility objects, without those that lead to the engine. */
	private static final class PageObjects implements IExpressionObjectFactory {

		private final IExpressionObjectFactory all = new StandardExpressionObjectFactory();

		@Override
		public Set<String> getAllExpressionObjectNames() {
			return OBJECTS;
		}

		@Override
		public @Nullable Object buildObject(IExpressionContext context, String name) {
			return OBJECTS.contains(name) ? this.all.buildObject(context, name) : null;
		}

		@Override
		public boolean isCacheable(String name) {
			return true;
		}

	}

	/** Refuses what would be long to read, and expressions that are made of values. */
	private static final class BoundedParser implements IStandardExpressionParser {

		private static final int LONGEST = 10_000;

		private static final Pattern PREPROCESSED = Pattern.compile("__.*?__", Pattern.DOTALL);

		private final IStandardExpressionParser parser = new StandardExpressionParser();

		@Override
		public IStandardExpression parseExpression(IExpressionContext context, String input) {
			RenderBudget.current().step();
			if (input.length() > LONGEST) {
				throw new RenderBudgetException("an expression is longer than " + LONGEST + " characters");
			}
			if (input.contains("__") && PREPROCESSED.matcher(input).find()) {
				throw new TemplateProcessingException("Expressions are not made of values: there is no __…__");
			}
			return this.parser.parseExpression(context, input);
		}

	}

	private static final class BoundedText extends AbstractStandardConversionService {

		@Override
		protected String convertToString(IExpressionContext context, Object value) {
			Weight.of(value);
			return String.valueOf(value);
		}

	}

	private static final class BoundedScript implements IStandardJavaScriptSerializer {

		private final IStandardJavaScriptSerializer serializer = new StandardJavaScriptSerializer(false);

		@Override
		public void serializeValue(@Nullable Object value, Writer writer) {
			Weight.of(value);
			this.serializer.serializeValue(plain(value), writer);
		}

		// Of anything else the serializer would look for getters.
		private static @Nullable Object plain(@Nullable Object value) {
			return switch (value) {
				case null -> null;
				case String text -> text;
				case Number number -> number;
				case Boolean bool -> bool;
				case Collection<?> all -> all.stream().map(BoundedScript::plain).toList();
				case Map<?, ?> map -> plainMap(map);
				default -> value.toString();
			};
		}

		private static Map<String, @Nullable Object> plainMap(Map<?, ?> map) {
			Map<String, @Nullable Object> plain = new LinkedHashMap<>();
			map.forEach((key, each) -> plain.put(String.valueOf(key), plain(each)));
			return plain;
		}

	}

}
