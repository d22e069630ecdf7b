package co.luoyun.osmanager.web.expression;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How large a value is, in characters and elements, with all that it holds. A list that
 * holds another one many times over weighs it each time, as its text would; so nothing
 * that has been weighed has a text of a size that nobody expects.
 */
final class Weight {

	/** More than the largest text that the model has, a file of {@code build}. */
	private static final long MOST = 300_000;

	private static final int MOST_DIGITS = 100;

	private long sum;

	private Weight() {
	}

	static long of(@Nullable Object value) {
		if (value instanceof String text && text.length() <= MOST) {
			return text.length();
		}
		Weight weight = new Weight();
		weight.add(value);
		return weight.sum;
	}

	private void add(@Nullable Object value) {
		count(1);
		switch (value) {
			case null -> {
			}
			case CharSequence text -> count(text.length());
			case Map.Entry<?, ?> entry -> {
				add(entry.getKey());
				add(entry.getValue());
			}
			case Map<?, ?> map -> map.entrySet().forEach(this::add);
			case Iterable<?> all -> all.forEach(this::add);
			case Optional<?> some -> some.ifPresent(this::add);
			case BigDecimal number -> checkDigits(Math.max(number.precision(), Math.abs((long) number.scale())));
			case BigInteger number -> checkDigits(number.bitLength() / 3);
			default -> addElements(value);
		}
	}

	private void addElements(Object value) {
		if (value.getClass().isArray()) {
			int length = Array.getLength(value);
			count(length);
			for (int i = 0; i < length && value instanceof Object[]; i++) {
				add(Array.get(value, i));
			}
		}
	}

	private void count(long more) {
		this.sum += more;
		if (this.sum > MOST) {
			throw new RenderBudgetException("a value is larger than " + MOST + " characters");
		}
	}

	private static void checkDigits(long digits) {
		if (digits > MOST_DIGITS) {
			throw new RenderBudgetException("a number has more than " + MOST_DIGITS + " digits");
		}
	}

}
