package co.luoyun.osmanager.web.access;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.util.HtmlUtils;

/** Opens the same address once more, from this site itself; see {@link OwnerCookies}. */
final class RedirectPage {

	private RedirectPage() {
	}

	static void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String address = HtmlUtils.htmlEscape(RelativeAddress.without(request, "cookie"));
		response.setContentType("text/html;charset=UTF-8");
		response.setHeader("Cache-Control", "no-store");
		response.getWriter()
			.write("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
					+ "<meta name=\"viewport\" content=\"width=device-width\">"
					+ "<meta name=\"color-scheme\" content=\"light dark\">"
					+ "<meta http-equiv=\"refresh\" content=\"0;url=" + address + "\"><title>OS Manager</title></head>"
					+ "<body><p><a href=\"" + address + "\">OS Manager …</a></p></body></html>");
	}

}
