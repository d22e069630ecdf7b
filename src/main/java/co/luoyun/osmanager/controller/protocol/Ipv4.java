package co.luoyun.osmanager.controller.protocol;

/** IPv4 addresses as text. */
final class Ipv4 {

	private Ipv4() {
	}

	/**
	 * Whether a text is the address of one host, in dotted decimal notation.
	 */
	static boolean isUnicast(String text) {
		String[] parts = text.split("\\.", -1);
		if (parts.length != 4) {
			return false;
		}
		for (String part : parts) {
			if (!isOctet(part)) {
				return false;
			}
		}
		int first = Integer.parseInt(parts[0]);
		return first > 0 && first < 224;
	}

	private static boolean isOctet(String part) {
		return !part.isEmpty() && part.length() <= 3 && part.chars().allMatch((each) -> each >= '0' && each <= '9')
				&& Integer.parseInt(part) <= 255;
	}

}
