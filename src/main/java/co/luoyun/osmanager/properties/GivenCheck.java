package co.luoyun.osmanager.properties;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.core.env.PropertySource;

/**
 * Finds the properties that cannot be used, by making of them what the rooms will make of
 * them. One that cannot be used alone, or beside those that count less, is left out.
 */
final class GivenCheck {

	private static final List<String> CHECKED = List.of(KnownProperties.OURS, "server.port", "server.address",
			"logging.level", "logging.logback.rollingpolicy");

	private static final int LONGEST_VALUE = 40;

	private final List<Given> usable;

	private final List<Problem> problems = new ArrayList<>();

	private final List<PropertySource<?>> packaged;

	private GivenCheck(List<Given> given, List<PropertySource<?>> packaged) {
		this.usable = new ArrayList<>(given);
		this.usable.sort(Comparator.comparing(Given::place));
		this.packaged = packaged;
	}

	/**
	 * Checks properties.
	 * @param given all that were given
	 * @param packaged those of the package, which values may refer to
	 */
	static GivenCheck of(List<Given> given, List<PropertySource<?>> packaged) {
		GivenCheck check = new GivenCheck(given, packaged);
		if (given.stream().anyMatch(GivenCheck::isChecked)) {
			check.check(KnownProperties.load());
		}
		return check;
	}

	List<Given> usable() {
		return this.usable;
	}

	List<Problem> problems() {
		return this.problems;
	}

	private static boolean isChecked(Given given) {
		return CHECKED.stream().anyMatch(given::isBelow) || given.place() == Given.Place.FILE;
	}

	private void check(KnownProperties known) {
		for (Given given : List.copyOf(this.usable)) {
			Names.problem(given, known).ifPresent((message) -> reject(given, message));
		}
		known.records().forEach((prefix, target) -> {
			List<Given> concerned = this.usable.stream().filter((given) -> given.isBelow(prefix)).toList();
			if (!concerned.isEmpty() && failure(prefix, target).isPresent()) {
				this.usable.removeAll(concerned);
				List<Given> pending = new ArrayList<>(concerned);
				// One may be usable beside another that comes later.
				while (pending.removeIf((given) -> isUsable(prefix, target, given))) {
					this.usable.sort(Comparator.comparing(Given::place));
				}
				pending.forEach((given) -> reject(prefix, target, given, known));
			}
		});
	}

	private boolean isUsable(String prefix, Bindable<?> target, Given given) {
		this.usable.add(given);
		return failure(prefix, target).isEmpty() || !this.usable.remove(given);
	}

	private void reject(String prefix, Bindable<?> target, Given given, KnownProperties known) {
		this.usable.add(given);
		String reason = failure(prefix, target).map((failure) -> reason(failure, given, known)).orElse("");
		reject(given, shown(given) + " cannot be used, and is left out: " + reason);
	}

	private void reject(Given given, String message) {
		this.usable.remove(given);
		this.problems.add(new Problem(given.where(), message));
	}

	private Optional<Throwable> failure(String prefix, Bindable<?> target) {
		try {
			Sources.binder(Sources.of(this.usable, this.packaged)).bind(prefix, target);
			return Optional.empty();
		}
		catch (RuntimeException ex) {
			return Optional.of(ex);
		}
	}

	private static String reason(Throwable failure, Given given, KnownProperties known) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		String message = String.valueOf(cause.getMessage());
		boolean ours = message.startsWith(KnownProperties.OURS + ".") || message.startsWith("server.");
		return ours ? message : "expected is " + known.expected(given);
	}

	private static String shown(Given given) {
		String value = given.value().replaceAll("\\p{Cntrl}", "?");
		return given.key() + "=" + ((value.length() > LONGEST_VALUE) ? value.substring(0, LONGEST_VALUE) + "…" : value);
	}

}
