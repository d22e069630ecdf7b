package co.luoyun.osmanager.instance;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads IP addresses, netmasks and host names, and asks no name service for them. */
public final class Addresses {

	private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]+");

	private Addresses() {
	}

	/**
	 * Reads an address.
	 * @param text four decimal numbers with dots, or an IPv6 address without a zone
	 */
	public static Optional<InetAddress> parse(String text) {
		boolean shape = text.contains(":") ? text.indexOf('%') < 0 && text.indexOf('[') < 0
				: text.chars().filter((character) -> character == '.').count() == 3;
		if (!shape || text.length() > 45) {
			return Optional.empty();
		}
		try {
			return Optional.of(InetAddress.ofLiteral(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Splits a list at white space, commas and semicolons.
	 * @param text the list
	 * @param most how many parts are taken at most
	 */
	public static List<String> split(String text, int most) {
		return SEPARATORS.splitAsStream(text).filter((part) -> !part.isEmpty()).limit(most).toList();
	}

	/**
	 * Reads a network's size.
	 * @param text a prefix length, or for IPv4 a netmask
	 * @param address the address that it belongs to
	 */
	public static OptionalInt prefixLength(String text, InetAddress address) {
		int bits = address.getAddress().length * 8;
		OptionalInt number = Numbers.parse(text.startsWith("/") ? text.substring(1) : text, 1, bits);
		if (number.isPresent() || !(address instanceof Inet4Address)) {
			return number;
		}
		Optional<InetAddress> mask = parse(text).filter(Inet4Address.class::isInstance);
		return mask.isPresent() ? maskLength(mask.get().getAddress()) : OptionalInt.empty();
	}

	private static OptionalInt maskLength(byte[] mask) {
		int value = ((mask[0] & 0xFF) << 24) | ((mask[1] & 0xFF) << 16) | ((mask[2] & 0xFF) << 8) | (mask[3] & 0xFF);
		int length = Integer.bitCount(value);
		boolean contiguous = length > 0 && value == -1 << (32 - length);
		return contiguous ? OptionalInt.of(length) : OptionalInt.empty();
	}

	/** Whether an address can be an interface's own. */
	public static boolean isHostAddress(InetAddress address) {
		return !address.isAnyLocalAddress() && !address.isMulticastAddress() && !address.isLoopbackAddress()
				&& !address.getHostAddress().equals("255.255.255.255");
	}

	/** Whether this is a name by which a host can be found (RFC 1123). */
	public static boolean isHostName(String text) {
		if (text.isEmpty() || text.length() > 253) {
			return false;
		}
		return Stream.of(text.split("\\.", -1)).allMatch(Addresses::isLabel) && !endsInNumber(text);
	}

	private static boolean isLabel(String label) {
		return !label.isEmpty() && label.length() <= 63 && !label.startsWith("-") && !label.endsWith("-")
				&& label.chars()
					.allMatch((character) -> (Character.isLetterOrDigit(character) && character < 0x80)
							|| character == '-' || character == '_');
	}

	// A name whose last part is a number would be taken for a broken address.
	private static boolean endsInNumber(String text) {
		String last = text.substring(text.lastIndexOf('.') + 1);
		return last.chars().allMatch((character) -> character >= '0' && character <= '9');
	}

}
