package co.luoyun.osmanager.properties;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.core.env.PropertySource;

/**
 * Finds the properties that cannot be used, by making of them what the rooms will make of
 * them. One that cannot be used alone, or beside those that count less, is left out.
 */
final class GivenCheck {

	private static final List<String> CHECKED = List.of(KnownProperties.OURS, "server");

	private static final List<String> EARLY = List.of("logging.level", "logging.logback.rollingpolicy");

	private static final Pattern PLAIN_PORT = Pattern.compile("[0-9]{1,4}|[1-5][0-9]{4}");

	private final List<Given> usable;

	private final List<Problem> problems = new ArrayList<>();

	private final List<PropertySource<?>> packaged;

	private GivenCheck(List<Given> given, List<PropertySource<?>> packaged) {
		this.usable = new ArrayList<>(given);
		this.usable.sort(Comparator.comparing(Given::place));
		this.packaged = packaged;
	}

	/**
	 * Checks all properties.
	 * @param given all that were given
	 * @param packaged those of the package, which values may refer to
	 */
	static GivenCheck of(List<Given> given, List<PropertySource<?>> packaged) {
		return of(given, packaged, (each) -> each.isBelowOneOf(CHECKED) || each.place() == Given.Place.FILE);
	}

	/**
	 * Checks what Spring Boot looks at before there are any beans, and a port that it
	 * would take for one.
	 */
	static GivenCheck ofEarly(List<Given> given, List<PropertySource<?>> packaged) {
		boolean port = given.stream().anyMatch(GivenCheck::isDoubtfulPort);
		return of(given, packaged,
				(each) -> each.isBelowOneOf(EARLY) || Names.isMisplaced(each) || (port && each.isBelow("server")));
	}

	private static boolean isDoubtfulPort(Given given) {
		return given.isCalled("server.port") && !PLAIN_PORT.matcher(given.value()).matches();
	}

	private static GivenCheck of(List<Given> given, List<PropertySource<?>> packaged, Predicate<Given> isChecked) {
		GivenCheck check = new GivenCheck(given, packaged);
		List<Given> checked = check.usable.stream().filter(isChecked).toList();
		if (!checked.isEmpty()) {
			check.check(checked, KnownProperties.load());
		}
		return check;
	}

	List<Given> usable() {
		return this.usable;
	}

	List<Problem> problems() {
		return this.problems;
	}

	private void check(List<Given> checked, KnownProperties known) {
		checked.forEach((given) -> Names.problem(given, known).ifPresent((message) -> reject(given, message)));
		for (String prefix : known.records().keySet()) {
			List<Given> concerned = checked.stream()
				.filter((given) -> given.isBelow(prefix) && this.usable.contains(given))
				.toList();
			if (!concerned.isEmpty()) {
				check(prefix, known, concerned);
			}
		}
	}

	private void check(String prefix, KnownProperties known, List<Given> concerned) {
		Bindable<?> target = known.target(prefix);
		if (failure(prefix, target).isEmpty()) {
			return;
		}
		this.usable.removeAll(concerned);
		List<Given> pending = new ArrayList<>(concerned);
		// One may be usable beside another that comes later.
		while (pending.removeIf((given) -> isUsable(prefix, target, given))) {
			this.usable.sort(Comparator.comparing(Given::place));
		}
		pending.forEach((given) -> reject(prefix, target, given, known));
	}

	private boolean isUsable(String prefix, Bindable<?> target, Given given) {
		this.usable.add(given);
		return failure(prefix, target).isEmpty() || !this.usable.remove(given);
	}

	private void reject(String prefix, Bindable<?> target, Given given, KnownProperties known) {
		this.usable.add(given);
		String reason = failure(prefix, target).map((failure) -> known.reason(failure, given)).orElse("");
		reject(given, given + " cannot be used, and is left out: " + reason);
	}

	private void reject(Given given, String message) {
		this.usable.remove(given);
		this.problems.add(new Problem(given.where(), message));
	}

	private Optional<Throwable> failure(String prefix, Bindable<?> target) {
		try {
			Sources.binder(this.usable, this.packaged, prefix).bind(prefix, target);
			return Optional.empty();
		}
		catch (RuntimeException ex) {
			return Optional.of(ex);
		}
	}

}
