package co.luoyun.osmanager.web.access;

import java.security.Principal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request that may see details. Spring Boot's health endpoint shows them to whoever has
 * a principal ({@code show-details=when-authorized}).
 */
final class PrivilegedRequest extends HttpServletRequestWrapper {

	private static final Principal PRINCIPAL = () -> "owner";

	PrivilegedRequest(HttpServletRequest request) {
		super(request);
	}

	@Override
	public Principal getUserPrincipal() {
		return PRINCIPAL;
	}

	@Override
	public boolean isUserInRole(String role) {
		return false;
	}

}
