package co.luoyun.osmanager.web.access;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.CloseNowException;
import org.apache.tomcat.util.http.InvalidParameterException;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before everything else that answers, and keeps what goes wrong there from
 * Tomcat, which would write a line and a stack trace for each.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FailureFilter extends OncePerRequestFilter {

	private final RefusalLog refusals;

	FailureFilter(RefusalLog refusals) {
		this.refusals = refusals;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		request.setAttribute(TomcatRefusals.SEEN, true);
		try {
			chain.doFilter(request, response);
			if (request.getDispatcherType() == DispatcherType.REQUEST) {
				this.refusals.answered(response.getStatus(), new Peer(request).address());
			}
		}
		catch (CloseNowException | ClientAbortException ex) {
			// Nobody is there any more, or is to be.
			throw ex;
		}
		catch (InvalidParameterException ex) {
			this.refusals.count(Refusal.MALFORMED, new Peer(request).address());
			answer(response, HttpServletResponse.SC_BAD_REQUEST);
		}
		catch (IOException | ServletException | RuntimeException ex) {
			this.refusals.failed(request, ex);
			answer(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
		}
	}

	private static void answer(HttpServletResponse response, int status) throws IOException {
		if (response.isCommitted()) {
			throw new CloseNowException("The answer cannot be finished");
		}
		response.sendError(status);
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

}
