package co.luoyun.osmanager.web.expression;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.thymeleaf.engine.IterationStatusVar;

/**
 * The methods that expressions may call, by the type of what they are called on: of the
 * model everything, of the JDK's values what looks at them and makes nothing large or
 * slow, of Thymeleaf's utility objects nearly all. There is no way from any of these to a
 * class, a file, a bean or the engine. A type that is not here has no members.
 */
final class AllowedMethods {

	private static final String OURS = "co.luoyun.osmanager.";

	private static final String UTILITIES = "org.thymeleaf.expression";

	private static final Set<String> VALUE = Set.of("toString", "equals", "compareTo", "hashCode");

	private static final Set<String> TEXT = Set.of("length", "isEmpty", "isBlank", "charAt", "contains", "startsWith",
			"endsWith", "indexOf", "lastIndexOf", "substring", "trim", "strip", "stripLeading", "stripTrailing",
			"toLowerCase", "toUpperCase", "equalsIgnoreCase", "compareToIgnoreCase", "concat", "replace");

	private static final Set<String> NUMBER = Set.of("intValue", "longValue", "doubleValue", "floatValue");

	private static final Set<String> COLLECTION = Set.of("size", "isEmpty", "contains", "containsAll", "get",
			"getFirst", "getLast", "indexOf", "lastIndexOf");

	private static final Set<String> MAP = Set.of("size", "isEmpty", "get", "getOrDefault", "containsKey",
			"containsValue", "keySet", "values", "entrySet", "firstKey", "lastKey");

	private static final Set<String> OPTIONAL = Set.of("isPresent", "isEmpty", "get", "orElse", "getAsInt");

	/** These make much of little. */
	private static final Set<String> REFUSED_UTILITIES = Set.of("repeat", "randomAlphanumeric", "multipleReplace",
			"arrayMultipleReplace", "listMultipleReplace", "setMultipleReplace");

	private AllowedMethods() {
	}

	/** Whether expressions may call a method of a value of a type. */
	static boolean allow(Class<?> type, Method method) {
		return Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())
				&& (VALUE.contains(method.getName()) || allowOwn(type, method));
	}

	private static boolean allowOwn(Class<?> type, Method method) {
		String name = method.getName();
		if (method.getDeclaringClass() == Object.class) {
			return false;
		}
		if (type.getName().startsWith(OURS)) {
			return allowModel(type, method);
		}
		if (type.getPackageName().equals(UTILITIES)) {
			return !REFUSED_UTILITIES.contains(name);
		}
		return allowValue(type, name);
	}

	private static boolean allowModel(Class<?> type, Method method) {
		return Enum.class.isAssignableFrom(type) ? Set.of("name", "ordinal").contains(method.getName())
				: (type.isRecord() || type.isAnnotationPresent(PageReadable.class))
						&& method.getDeclaringClass() == type;
	}

	private static boolean allowValue(Class<?> type, String name) {
		return (CharSequence.class.isAssignableFrom(type) && TEXT.contains(name))
				|| (Number.class.isAssignableFrom(type) && NUMBER.contains(name))
				|| (Collection.class.isAssignableFrom(type) && COLLECTION.contains(name))
				|| (Map.class.isAssignableFrom(type) && MAP.contains(name))
				|| (Map.Entry.class.isAssignableFrom(type) && Set.of("getKey", "getValue").contains(name))
				|| ((type == Optional.class || type == OptionalInt.class) && OPTIONAL.contains(name))
				|| (type == IterationStatusVar.class && (name.startsWith("get") || name.startsWith("is")))
				|| (type == Boolean.class && name.equals("booleanValue"))
				|| (type.getPackageName().equals("java.time") && !name.equals("query") && !name.equals("range"))
				|| ((Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type))
						&& Set.of("getTime", "before", "after").contains(name))
				|| (type == Locale.class && Set.of("getLanguage", "getCountry", "toLanguageTag").contains(name));
	}

}
