package co.luoyun.osmanager.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import co.luoyun.osmanager.controller.protocol.SharedKey;

/** The keys that a development controller was told, or makes up when it was told none. */
final class ControllerKeys {

	private final Map<Integer, SharedKey> byTag = new HashMap<>();

	private Optional<SharedKey> forAll = Optional.empty();

	private Optional<String> invented = Optional.empty();

	/**
	 * Reads keys.
	 * @param arguments each {@code KEY} or {@code TAG=KEY}
	 * @param invention makes up a key, asked when there are no arguments
	 * @throws IllegalArgumentException when a key is none that an instance could have
	 */
	ControllerKeys(List<String> arguments, Supplier<String> invention) {
		for (String each : arguments) {
			int equals = each.indexOf('=');
			if (equals > 0 && each.substring(0, equals).matches("[0-9]{1,9}")) {
				this.byTag.put(Integer.valueOf(each.substring(0, equals)), key(each.substring(equals + 1)));
			}
			else {
				this.forAll = Optional.of(key(each));
			}
		}
		if (arguments.isEmpty()) {
			String key = invention.get();
			this.invented = Optional.of(key);
			this.forAll = Optional.of(new SharedKey(key));
		}
	}

	// As luoyun.conf demands it: an instance could not be told another one.
	private static SharedKey key(String text) {
		if (!text.matches("[!-~]{5,128}")) {
			throw new IllegalArgumentException(
					"--key needs a key of 5 to 128 printable ASCII characters without blanks");
		}
		return new SharedKey(text);
	}

	/** Those of single instances. */
	Map<Integer, SharedKey> byTag() {
		return Map.copyOf(this.byTag);
	}

	/** That of every other instance. */
	Optional<SharedKey> forAll() {
		return this.forAll;
	}

	/** The key that was made up, to be shown; empty when keys were told. */
	Optional<String> invented() {
		return this.invented;
	}

}
