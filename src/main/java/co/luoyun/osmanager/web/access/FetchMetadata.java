package co.luoyun.osmanager.web.access;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What a browser says of how a request came about (W3C Fetch Metadata). Programs and old
 * browsers say nothing.
 */
final class FetchMetadata {

	private static final Set<String> OURS = Set.of("same-origin", "none");

	private FetchMetadata() {
	}

	/** Whether somebody opens a page, rather than a page loads a picture or data. */
	static boolean isNavigation(HttpServletRequest request) {
		String mode = request.getHeader("Sec-Fetch-Mode");
		String accept = request.getHeader("Accept");
		return (mode != null) ? mode.equals("navigate") : accept != null && accept.contains("text/html");
	}

	/** Whether a page of another site loads it as a part of itself. */
	static boolean isPartOfForeignPage(HttpServletRequest request) {
		String mode = request.getHeader("Sec-Fetch-Mode");
		String site = request.getHeader("Sec-Fetch-Site");
		return mode != null && !mode.equals("navigate") && site != null && !OURS.contains(site);
	}

}
