package co.luoyun.osmanager.web.access;

import java.util.Arrays;

/**
 * The header of RFC 7239, to which each proxy adds an element:
 * {@code for=192.0.2.1;proto=https, for="[2001:db8::1]:4711"}.
 *
 * @param value its value; empty when there is none
 */
record ForwardedHeader(String value) {

	/** A parameter of the first element, which is about the browser. */
	String first(String name) {
		return parameter(this.value.split(",", 2)[0], name);
	}

	/** The address that asked the last proxy, without its port. */
	String lastFor() {
		return parameter(this.value.substring(this.value.lastIndexOf(',') + 1), "for")
			.replaceFirst("^\\[(.*)](:\\d+)?$", "$1")
			.replaceFirst("^([0-9.]+):\\d+$", "$1");
	}

	private static String parameter(String element, String name) {
		return Arrays.stream(element.split(";"))
			.map((pair) -> pair.strip().split("=", 2))
			.filter((pair) -> pair.length == 2 && pair[0].strip().equalsIgnoreCase(name))
			.map((pair) -> pair[1].strip().replace("\"", ""))
			.findFirst()
			.orElse("");
	}

}
