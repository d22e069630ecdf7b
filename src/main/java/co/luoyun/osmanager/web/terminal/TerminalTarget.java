package co.luoyun.osmanager.web.terminal;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What a request wants of the terminal server: the path and the query as they were sent,
 * when they mean the same to everybody who reads them.
 *
 * @param gate the gate's own path, such as {@code /webssh}
 * @param path the path that the terminal server is asked for
 * @param query the query with its question mark, or nothing
 */
record TerminalTarget(String gate, String path, String query) {

	private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,=:@%/-]*");

	private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@%/?\\[\\]-]*");

	private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

	/**
	 * Escaped dots, slashes, backslashes and control characters, and empty or dot
	 * segments.
	 */
	private static final Pattern AMBIGUOUS = Pattern.compile("(?i)%(2e|2f|5c|7f|[01][0-9a-f])|/\\.{1,2}(/|$)|//");

	/**
	 * Reads a request's target.
	 * @param keepsGate whether the terminal server is told the gate's path as well
	 * @return empty when the two ends might read it differently
	 */
	static Optional<TerminalTarget> of(HttpServletRequest request, boolean keepsGate) {
		String gate = request.getContextPath() + request.getServletPath();
		String uri = request.getRequestURI();
		String query = (request.getQueryString() != null) ? request.getQueryString() : "";
		// The servlet path is what was made of the address: it may have been written
		// otherwise, as /x/..;/webssh/.
		if (!(uri.startsWith(gate + "/") || (keepsGate && uri.equals(gate))) || !PATH.matcher(uri).matches()
				|| AMBIGUOUS.matcher(uri).find() || !QUERY.matcher(query).matches()
				|| BROKEN_ESCAPE.matcher(uri + "?" + query).find()) {
			return Optional.empty();
		}
		String path = keepsGate ? uri : uri.substring(gate.length());
		return Optional.of(new TerminalTarget(gate, path, query.isEmpty() ? "" : "?" + query));
	}

	String pathAndQuery() {
		return this.path + this.query;
	}

	/**
	 * Where the terminal server sends the browser on to, as the browser has to see it.
	 * @param location the server's Location header
	 * @param server the terminal server's own address, such as
	 * {@code http://127.0.0.1:8001}
	 * @return empty when it leads away from the terminal
	 */
	Optional<String> redirect(String location, String server) {
		String where = location.startsWith(server + "/") ? location.substring(server.length()) : location;
		if (!PATH.matcher(where.split("[?#]", 2)[0]).matches() || AMBIGUOUS.matcher(where).find()) {
			return Optional.empty();
		}
		boolean within = where.equals(this.gate) || where.startsWith(this.gate + "/");
		return Optional.of(within ? where : this.gate + where);
	}

}
