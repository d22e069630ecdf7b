package co.luoyun.osmanager.os.network;

import java.math.BigInteger;
import java.util.Comparator;

/** Orders names as people count: {@code eth2} comes before {@code eth10}. */
enum NaturalOrder implements Comparator<String> {

	/** The order. */
	INSTANCE;

	@Override
	public int compare(String left, String right) {
		String[] lefts = parts(left);
		String[] rights = parts(right);
		for (int i = 0; i < Math.min(lefts.length, rights.length); i++) {
			int order = comparePart(lefts[i], rights[i]);
			if (order != 0) {
				return order;
			}
		}
		return Integer.compare(lefts.length, rights.length);
	}

	private static String[] parts(String name) {
		return name.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)");
	}

	private static int comparePart(String left, String right) {
		boolean numbers = isNumber(left) && isNumber(right);
		return numbers ? new BigInteger(left).compareTo(new BigInteger(right)) : left.compareTo(right);
	}

	private static boolean isNumber(String part) {
		return !part.isEmpty() && part.charAt(0) >= '0' && part.charAt(0) <= '9';
	}

}
