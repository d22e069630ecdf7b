package co.luoyun.osmanager.web.access;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What a request may see.
 *
 * @param owner whether it comes with the owner's session
 * @param local whether it comes with the token that only root of this machine can read
 * @param wrongCookie whether it came with a cookie parameter that is not the configured
 * one
 * @param signedOut whether it comes with a session that is over, as after a restart
 */
public record Access(boolean owner, boolean local, boolean wrongCookie, boolean signedOut) {

	private static final String ATTRIBUTE = Access.class.getName();

	/** Somebody of whom nothing is known. */
	public static final Access VISITOR = new Access(false, false, false, false);

	/** What the access filter found out about a request. */
	public static Access of(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof Access access) ? access : VISITOR;
	}

	/** Whether it may see the details of health and status. */
	public boolean mayInspect() {
		return this.owner || this.local;
	}

	void attachTo(HttpServletRequest request) {
		request.setAttribute(ATTRIBUTE, this);
	}

}
