package co.luoyun.osmanager.web.access;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Headers that every answer carries, whatever comes of the request. It stands before all
 * else in Tomcat, as what that refuses itself, such as a step up in an encoded path,
 * never comes to a filter.
 */
public final class SecurityHeaders extends ValveBase {

	public SecurityHeaders() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("X-Frame-Options", "SAMEORIGIN");
		// The pages' addresses stay within the pages; no-referrer would also hide our own
		// origin from ourselves.
		response.setHeader("Referrer-Policy", "same-origin");
		response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
		response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'self'");
		getNext().invoke(request, response);
	}

}
