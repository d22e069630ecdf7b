package co.luoyun.osmanager.web.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;

import org.springframework.core.convert.TypeDescriptor;
import org.springframework.expression.BeanResolver;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.MethodResolver;
import org.springframework.expression.OperatorOverloader;
import org.springframework.expression.PropertyAccessor;
import org.springframework.expression.TypeComparator;
import org.springframework.expression.TypeConverter;
import org.springframework.expression.TypeLocator;
import org.springframework.expression.TypedValue;
import org.springframework.expression.spel.SpelEvaluationException;
import org.springframework.expression.spel.SpelMessage;
import org.springframework.expression.spel.support.StandardOperatorOverloader;
import org.springframework.expression.spel.support.StandardTypeComparator;
import org.springframework.expression.spel.support.StandardTypeConverter;

/**
 * What an expression is evaluated in: it has the page's variables and utility objects,
 * and no types, constructors, beans or assignments.
 */
final class ModelContext implements EvaluationContext {

	private static final List<PropertyAccessor> PROPERTIES = List.of(new ModelProperties());

	private static final List<MethodResolver> METHODS = List.of(new ModelMethods());

	private static final TypeComparator COMPARATOR = new StandardTypeComparator();

	private static final OperatorOverloader OVERLOADER = new StandardOperatorOverloader();

	private static final TypeConverter CONVERTER = new BoundedConverter();

	private static final TypeLocator NO_TYPES = (name) -> {
		throw new SpelEvaluationException(SpelMessage.TYPE_NOT_FOUND, name);
	};

	private final IExpressionContext page;

	private final TypedValue root;

	ModelContext(IExpressionContext page, @Nullable Object root) {
		this.page = page;
		this.root = new TypedValue(root);
	}

	@Override
	public TypedValue getRootObject() {
		return this.root;
	}

	@Override
	public List<PropertyAccessor> getPropertyAccessors() {
		return PROPERTIES;
	}

	@Override
	public List<MethodResolver> getMethodResolvers() {
		return METHODS;
	}

	@Override
	public @Nullable BeanResolver getBeanResolver() {
		return null;
	}

	@Override
	public TypeLocator getTypeLocator() {
		return NO_TYPES;
	}

	@Override
	public TypeConverter getTypeConverter() {
		return CONVERTER;
	}

	@Override
	public TypeComparator getTypeComparator() {
		return COMPARATOR;
	}

	@Override
	public OperatorOverloader getOperatorOverloader() {
		return OVERLOADER;
	}

	@Override
	public void setVariable(String name, @Nullable Object value) {
		throw new SpelEvaluationException(SpelMessage.VARIABLE_ASSIGNMENT_NOT_SUPPORTED, name);
	}

	@Override
	public @Nullable Object lookupVariable(String name) {
		return this.page.getExpressionObjects().getObject(name);
	}

	@Override
	public boolean isAssignmentEnabled() {
		return false;
	}

	/** A text of a value has the value's size. */
	private static final class BoundedConverter implements TypeConverter {

		private final TypeConverter converter = new StandardTypeConverter();

		@Override
		public boolean canConvert(@Nullable TypeDescriptor source, TypeDescriptor target) {
			return target.getType() != Class.class && this.converter.canConvert(source, target);
		}

		@Override
		public @Nullable Object convertValue(@Nullable Object value, @Nullable TypeDescriptor source,
				TypeDescriptor target) {
			Weight.of(value);
			return this.converter.convertValue(value, source, target);
		}

	}

}
