package co.luoyun.osmanager.web.expression;

import java.lang.reflect.Method;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.expression.Numbers;

import org.springframework.core.convert.TypeDescriptor;
import org.springframework.expression.AccessException;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.MethodExecutor;
import org.springframework.expression.TypedValue;
import org.springframework.expression.spel.support.ReflectiveMethodResolver;

/**
 * Calls {@code a.b(c)}, when {@link AllowedMethods} allow it, with values of bounded
 * size.
 */
final class ModelMethods extends ReflectiveMethodResolver {

	/** Whose result can be as large as its arguments multiplied. */
	private static final Pattern MULTIPLYING = Pattern.compile("(?i).*(replace|join|prepend|append).*");

	private static final long LARGEST_PRODUCT = 1_000_000;

	/** Elements of a sequence, or digits of a number. */
	private static final int LARGEST_COUNT = 1000;

	@Override
	protected boolean isCandidateForInvocation(Method method, Class<?> type) {
		return AllowedMethods.allow(type, method);
	}

	@Override
	public @Nullable MethodExecutor resolve(EvaluationContext context, Object target, String name,
			List<TypeDescriptor> types) throws AccessException {
		if (target instanceof Class) {
			return null;
		}
		MethodExecutor executor = super.resolve(context, target, name, types);
		return (executor != null) ? new Bounded(name, executor) : null;
	}

	/**
	 * Looks at the arguments before a call, and at its result.
	 *
	 * @param name the method
	 * @param executor calls it
	 */
	private record Bounded(String name, MethodExecutor executor) implements MethodExecutor {

		@Override
		public TypedValue execute(EvaluationContext context, Object target, @Nullable Object... arguments)
				throws AccessException {
			RenderBudget.current().step();
			long product = (target instanceof CharSequence text) ? Math.max(1, text.length()) : 1;
			for (Object argument : arguments) {
				product = Math.multiplyExact(Math.min(product, Integer.MAX_VALUE), Math.max(1, Weight.of(argument)));
			}
			if (product > LARGEST_PRODUCT && MULTIPLYING.matcher(this.name).matches()) {
				throw new RenderBudgetException("the result of " + this.name + " would be too large");
			}
			if (target instanceof Numbers) {
				checkCounts(arguments);
			}
			TypedValue result = this.executor.execute(context, target, arguments);
			Weight.of(result.getValue());
			return result;
		}

		private void checkCounts(@Nullable Object... arguments) {
			boolean sequence = this.name.equals("sequence");
			for (int i = sequence ? 0 : 1; i < arguments.length; i++) {
				if (arguments[i] instanceof Number count && Math.abs(count.longValue()) > LARGEST_COUNT) {
					throw new RenderBudgetException(this.name + " is given a number beyond " + LARGEST_COUNT);
				}
			}
		}

	}

}
