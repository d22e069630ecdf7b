package co.luoyun.osmanager.web.terminal;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

import co.luoyun.osmanager.web.access.Peer;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where in the browser a request comes from. The session's cookie is
 * {@code SameSite=Strict} already; this also keeps away pages of the same site that are
 * not ours, as those on another port of this host, and WebSockets, which know no site.
 */
final class RequestOrigin {

	private static final Set<String> OURS = Set.of("same-origin", "none");

	private RequestOrigin() {
	}

	/**
	 * Whether a request comes from a page of ours, or was typed into the address bar.
	 * What may change something (anything but GET and HEAD, and a WebSocket) must say
	 * where it comes from.
	 */
	static boolean isOurs(HttpServletRequest request) {
		String site = request.getHeader("Sec-Fetch-Site");
		boolean reads = Set.of("GET", "HEAD").contains(request.getMethod()) && !isForWebSocket(request);
		if (reads) {
			return site == null || OURS.contains(site) || isNavigation(request);
		}
		String origin = request.getHeader("Origin");
		String source = (origin != null) ? origin : request.getHeader("Referer");
		return (site == null || OURS.contains(site)) && source != null
				&& new Peer(request).hosts().anyMatch(authority(source)::equals);
	}

	/** Whether a request asks for its connection to become a WebSocket. */
	static boolean isForWebSocket(HttpServletRequest request) {
		return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
	}

	// A link on another page only opens the terminal's page, which can do nothing by
	// itself.
	private static boolean isNavigation(HttpServletRequest request) {
		return "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
				&& "document".equals(request.getHeader("Sec-Fetch-Dest"));
	}

	private static String authority(@Nullable String url) {
		try {
			return Optional.ofNullable(URI.create(String.valueOf(url)).getAuthority()).orElse("");
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
