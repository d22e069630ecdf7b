package co.luoyun.osmanager.web.access;

import co.luoyun.osmanager.process.PortHolder;
import co.luoyun.osmanager.web.WebProperties;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

/**
 * What is for others than visitors and the owner: for root of this machine, and for
 * monitoring.
 */
@Component
class Privileges {

	private static final String ACTUATOR = "/actuator";

	private static final String HEALTH = "/actuator/health";

	private final LocalToken local;

	private final MetricsToken metrics;

	private final WebProperties properties;

	Privileges(LocalToken local, MetricsToken metrics, WebProperties properties) {
		this.local = local;
		this.metrics = metrics;
		this.properties = properties;
	}

	/** Whether somebody may know that there is what a request is for. */
	boolean mayAsk(HttpServletRequest request) {
		return !isIn(request, ACTUATOR) || isIn(request, HEALTH) || isLocalRoot(request)
				|| this.metrics.isShownBy(request);
	}

	/** Whether a request shows the token that only root of this machine can read. */
	boolean isLocalRoot(HttpServletRequest request) {
		return this.local.isShownBy(request);
	}

	/**
	 * Whether the health has its details, the states of the components and why. They hold
	 * nothing of the log, and no secret, so that a program of root on this machine need
	 * not show a token for them. What comes through a reverse proxy comes from another
	 * user.
	 */
	boolean maySeeHealth(HttpServletRequest request, Peer peer) {
		return this.properties.trustLoopback() && isIn(request, HEALTH) && peer.isThisMachine()
				&& PortHolder.isOurs(request.getRemotePort(), request.getLocalPort());
	}

	private static boolean isIn(HttpServletRequest request, String path) {
		return request.getServletPath().equals(path) || request.getServletPath().startsWith(path + "/");
	}

}
