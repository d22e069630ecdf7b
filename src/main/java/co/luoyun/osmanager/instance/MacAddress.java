package co.luoyun.osmanager.instance;

import java.util.Locale;

/**
 * An interface's hardware address.
 *
 * @param value six octets in lower case, separated by colons, as the kernel writes them
 */
public record MacAddress(String value) {

	/**
	 * Reads an address in any usual form: any case, separated by colons, dashes or dots,
	 * or not at all.
	 * @param text for example {@code 52-54-00-12-34-56}
	 * @throws IllegalArgumentException when it is none
	 */
	public static MacAddress parse(String text) {
		String digits = text.strip().replaceAll("[:.\\-]", "").toLowerCase(Locale.ROOT);
		if (!digits.matches("[0-9a-f]{12}")) {
			throw new IllegalArgumentException("Not a MAC address");
		}
		return new MacAddress(digits.replaceAll("(..)(?!$)", "$1:"));
	}

	@Override
	public String toString() {
		return this.value;
	}

}
