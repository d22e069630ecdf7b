package co.luoyun.osmanager.web.access;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The address of a request without some of its parameters, relative to itself: it works
 * under any host name and base path, and a hostile Host header cannot bend it.
 */
public final class RelativeAddress {

	private RelativeAddress() {
	}

	/**
	 * For a Location header.
	 * @param request the request
	 * @param parameter the query parameter to leave out, however its name is written
	 */
	public static String without(HttpServletRequest request, String parameter) {
		String path = request.getRequestURI();
		String query = (request.getQueryString() != null) ? request.getQueryString() : "";
		String rest = Arrays.stream(query.split("&"))
			.filter((pair) -> !pair.isEmpty() && !name(pair).equals(parameter))
			.collect(Collectors.joining("&", "?", ""));
		return "./" + path.substring(path.lastIndexOf('/') + 1) + ((rest.length() > 1) ? rest : "");
	}

	// As Tomcat reads it; what it cannot read is no parameter.
	private static String name(String pair) {
		try {
			return URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
