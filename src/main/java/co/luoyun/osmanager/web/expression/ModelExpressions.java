package co.luoyun.osmanager.web.expression;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IContext;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;
import org.thymeleaf.standard.expression.StandardExpressions;

import org.springframework.expression.EvaluationException;
import org.springframework.expression.Expression;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;

/**
 * Evaluates <code>${…}</code> and <code>*{…}</code> of templates: SpEL without what leads
 * out of the model. It is kept out by the grammar, and once more by the context.
 */
final class ModelExpressions implements IStandardVariableExpressionEvaluator {

	private static final int LONGEST = 2000;

	private static final int MOST_OPERATIONS = 10_000;

	private static final int MOST_CACHED = 500;

	/** Nodes of SpEL that read, compute, compare and choose. */
	private static final Set<String> GRAMMAR = Set.of("BooleanLiteral", "CompoundExpression", "Elvis", "FloatLiteral",
			"Indexer", "InlineList", "InlineMap", "IntLiteral", "LongLiteral", "MethodReference", "NullLiteral",
			"OpAnd", "OpDivide", "OpEQ", "OpGE", "OpGT", "OpLE", "OpLT", "OpMinus", "OpModulus", "OpMultiply", "OpNE",
			"OpOr", "OpPlus", "OperatorBetween", "OperatorMatches", "OperatorNot", "Projection",
			"PropertyOrFieldReference", "RealLiteral", "Selection", "StringLiteral", "Ternary", "VariableReference");

	private static final SpelExpressionParser PARSER = new SpelExpressionParser(SpelParserConfiguration.builder()
		.maximumExpressionLength(LONGEST)
		.maximumOperations(MOST_OPERATIONS)
		.build());

	private final Map<String, Expression> cache = new ConcurrentHashMap<>();

	@Override
	public @Nullable Object evaluate(IExpressionContext context, IStandardVariableExpression expression,
			StandardExpressionExecutionContext execution) {
		RenderBudget budget = RenderBudget.current();
		budget.step();
		Object value = value(context, expression);
		if (value instanceof IContext) {
			throw new TemplateProcessingException("${" + expression.getExpression() + "} is no value");
		}
		budget.hold(Weight.of(value));
		return execution.getPerformTypeConversion()
				? StandardExpressions.getConversionService(context.getConfiguration())
					.convert(context, value, String.class)
				: value;
	}

	private @Nullable Object value(IExpressionContext context, IStandardVariableExpression expression) {
		Object root = (expression.getUseSelectionAsRoot() && context instanceof ITemplateContext template
				&& template.hasSelectionTarget()) ? template.getSelectionTarget() : context;
		try {
			return parsed(expression.getExpression()).getValue(new ModelContext(context, root));
		}
		catch (EvaluationException | ParseException | IllegalStateException ex) {
			throw new TemplateProcessingException("Cannot evaluate ${" + expression.getExpression() + "}", ex);
		}
	}

	private Expression parsed(String text) {
		Expression known = this.cache.get(text);
		if (known != null) {
			return known;
		}
		SpelExpression parsed = read(text);
		if (this.cache.size() >= MOST_CACHED) {
			this.cache.clear();
		}
		this.cache.put(text, parsed);
		return parsed;
	}

	/** An expression that is allowed. */
	static SpelExpression read(String text) {
		SpelExpression parsed = PARSER.parseRaw(text);
		check(parsed.getAST());
		return parsed;
	}

	private static void check(SpelNode node) {
		String kind = node.getClass().getSimpleName();
		if (!GRAMMAR.contains(kind)) {
			throw new TemplateProcessingException("Expressions of pages read the model only: " + node.toStringAST()
					+ " (" + kind + ") is not allowed");
		}
		for (int i = 0; i < node.getChildCount(); i++) {
			check(node.getChild(i));
		}
	}

}
