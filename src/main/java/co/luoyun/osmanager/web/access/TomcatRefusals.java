package co.luoyun.osmanager.web.access;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

import org.springframework.stereotype.Component;

/**
 * Gives a page with a reason to what Tomcat refuses before it comes to a filter, such as
 * a host with an underscore or a head that is too large, and counts it for the log.
 */
@Component
public final class TomcatRefusals extends ValveBase {

	/** Set on a request that came to a filter of ours. */
	static final String SEEN = TomcatRefusals.class.getName();

	private final RefusalLog refusals;

	TomcatRefusals(RefusalLog refusals) {
		super(true);
		this.refusals = refusals;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		getNext().invoke(request, response);
		int status = response.getStatus();
		if (status < 400 || request.getAttribute(SEEN) != null || response.isCommitted()) {
			return;
		}
		this.refusals.answered(status, String.valueOf(request.getRemoteAddr()));
		response.setSuspended(false);
		response.resetBuffer();
		response.setContentType("text/html;charset=UTF-8");
		response.setHeader("Cache-Control", "no-store");
		response.getWriter()
			.write("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
					+ "<meta name=\"viewport\" content=\"width=device-width\">"
					+ "<meta name=\"color-scheme\" content=\"light dark\"><title>" + status
					+ "</title></head><body><h1>" + status + "</h1><p>" + reason(status) + "</p></body></html>");
	}

	private static String reason(int status) {
		return switch (status) {
			case 400 -> "The request cannot be read: in its address or in a header, such as Host, stands what may not "
					+ "stand there. A host's name has letters, digits, dashes and dots.";
			case 413, 414, 431 -> "The request is too large: often there are too many cookies for this host.";
			case 501 -> "This method is not known here.";
			case 505 -> "This version of HTTP is not spoken here.";
			default -> "The request was refused.";
		};
	}

}
