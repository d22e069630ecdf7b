package co.luoyun.osmanager.properties;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which names have a meaning. */
final class Names {

	/** What an appliance may set: our own, and what the libraries call so. */
	private static final List<String> OF_THE_FILE = List.of("osmanager.", "server.", "logging.", "management.",
			"spring.");

	/** Where the service is, and how it is put together, which is not the appliance's. */
	private static final List<String> NOT_OF_THE_FILE = List.of("osmanager.root", "osmanager.home", "spring.main.",
			"spring.config.", "spring.profiles.", "spring.autoconfigure.", "spring.aot.", "logging.config");

	/** What the service itself tells its scripts by. */
	private static final List<String> OF_SCRIPTS = List.of("OSMANAGER_CONF", "OSMANAGER_URL");

	private static final int SLIP = 2;

	private Names() {
	}

	/** Whether a property means nothing in the appliance's file, or must not be there. */
	static boolean isMisplaced(Given given) {
		return isRefused(given) || isStray(given);
	}

	/**
	 * What is wrong with a property's name.
	 * @return empty when nothing is
	 */
	static Optional<String> problem(Given given, KnownProperties known) {
		if (isRefused(given)) {
			return Optional.of(given.key() + " is left out: it cannot be set in this file");
		}
		boolean unknown = isOurs(given) && !known.isKnown(given);
		return (isStray(given) || unknown || isSlip(given, known)) ? Optional.of(unknown(given, known))
				: Optional.empty();
	}

	private static boolean isRefused(Given given) {
		return given.place() == Given.Place.FILE && beginsWithOneOf(NOT_OF_THE_FILE, given);
	}

	private static boolean isStray(Given given) {
		return given.place() == Given.Place.FILE && !beginsWithOneOf(OF_THE_FILE, given);
	}

	private static boolean beginsWithOneOf(List<String> prefixes, Given given) {
		String key = given.key().toLowerCase(Locale.ROOT);
		return prefixes.stream().anyMatch(key::startsWith);
	}

	private static boolean isOurs(Given given) {
		String key = given.key().toLowerCase(Locale.ROOT);
		return (given.place() == Given.Place.ENVIRONMENT)
				? key.startsWith("osmanager_") && !OF_SCRIPTS.contains(given.key()) : key.startsWith("osmanager.");
	}

	// Most of the web server's properties are not listed here.
	private static boolean isSlip(Given given, KnownProperties known) {
		return given.place() != Given.Place.ENVIRONMENT && given.key().startsWith("server.") && !known.isKnown(given)
				&& known.nearest(given.key(), SLIP).isPresent();
	}

	private static String unknown(Given given, KnownProperties known) {
		String nearest = known.nearest(given.key())
			.map((name) -> (given.place() == Given.Place.ENVIRONMENT)
					? name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT) : name)
			.map((name) -> "; did you mean " + name + "?")
			.orElse("");
		return "there is no property " + given.key() + nearest;
	}

}
