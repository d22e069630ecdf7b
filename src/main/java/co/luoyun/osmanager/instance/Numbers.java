package co.luoyun.osmanager.instance;

import java.util.OptionalInt;

/** Reads whole numbers that people and programs wrote. */
public final class Numbers {

	private Numbers() {
	}

	/**
	 * Reads a decimal number.
	 * @param text digits only
	 * @param least the smallest number allowed
	 * @param most the largest number allowed
	 * @return the number, or empty when the text is none
	 */
	public static OptionalInt parse(String text, int least, int most) {
		boolean digits = !text.isEmpty() && text.length() <= 20
				&& text.chars().allMatch((character) -> character >= '0' && character <= '9');
		if (!digits) {
			return OptionalInt.empty();
		}
		try {
			long number = Long.parseLong(text);
			return (number >= least && number <= most) ? OptionalInt.of((int) number) : OptionalInt.empty();
		}
		catch (NumberFormatException ex) {
			return OptionalInt.empty();
		}
	}

}
