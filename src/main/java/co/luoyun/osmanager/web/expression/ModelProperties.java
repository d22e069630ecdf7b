package co.luoyun.osmanager.web.expression;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IContext;

import org.springframework.expression.AccessException;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.PropertyAccessor;
import org.springframework.expression.TypedValue;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * Reads {@code a.b}: the model's variables, what a map has by that name, and what the
 * members of that name give.
 */
final class ModelProperties implements PropertyAccessor {

	private static final int MOST_KNOWN = 1000;

	private final Map<Name, Optional<Method>> known = new ConcurrentHashMap<>();

	@Override
	public Class<?> @Nullable [] getSpecificTargetClasses() {
		return null;
	}

	@Override
	public boolean canRead(EvaluationContext context, @Nullable Object target, String name) {
		return target != null
				&& (target instanceof IContext || (target instanceof Map<?, ?> map && map.containsKey(name))
						|| isLength(target, name) || getter(target.getClass(), name).isPresent());
	}

	@Override
	public TypedValue read(EvaluationContext context, @Nullable Object target, String name) throws AccessException {
		RenderBudget.current().step();
		if (target instanceof IContext variables) {
			return new TypedValue(variables.getVariable(name));
		}
		if (target instanceof Map<?, ?> map && map.containsKey(name)) {
			return new TypedValue(map.get(name));
		}
		if (target != null && isLength(target, name)) {
			return new TypedValue(Array.getLength(target));
		}
		Method getter = Optional.ofNullable(target)
			.flatMap((it) -> getter(it.getClass(), name))
			.orElseThrow(() -> new AccessException("There is no " + name));
		return new TypedValue(value(getter, target));
	}

	private static @Nullable Object value(Method getter, @Nullable Object target) throws AccessException {
		try {
			return getter.invoke(target);
		}
		catch (InvocationTargetException | IllegalAccessException ex) {
			throw new AccessException("Cannot read " + getter.getName(), ex);
		}
	}

	private static boolean isLength(Object target, String name) {
		return name.equals("length") && target.getClass().isArray();
	}

	private Optional<Method> getter(Class<?> type, String name) {
		if (this.known.size() > MOST_KNOWN) {
			this.known.clear();
		}
		return this.known.computeIfAbsent(new Name(type, name), ModelProperties::find);
	}

	private static Optional<Method> find(Name name) {
		String capital = StringUtils.capitalize(name.name());
		return Stream.of(name.name(), "get" + capital, "is" + capital)
			.flatMap((each) -> Stream.ofNullable(ReflectionUtils.findMethod(name.type(), each)))
			.filter((method) -> method.getReturnType() != void.class && AllowedMethods.allow(name.type(), method))
			.findFirst()
			.map((method) -> ClassUtils.getPubliclyAccessibleMethodIfPossible(method, name.type()))
			.map(ModelProperties::accessible);
	}

	// The model's records need not be public.
	private static Method accessible(Method method) {
		if (method.getDeclaringClass().getName().startsWith("co.luoyun.osmanager.")) {
			ReflectionUtils.makeAccessible(method);
		}
		return method;
	}

	@Override
	public boolean canWrite(EvaluationContext context, @Nullable Object target, String name) {
		return false;
	}

	@Override
	public void write(EvaluationContext context, @Nullable Object target, String name, @Nullable Object value)
			throws AccessException {
		throw new AccessException("Expressions change nothing");
	}

	private record Name(Class<?> type, String name) {
	}

}
