package co.luoyun.osmanager.web.pages;

import java.io.IOException;

import co.luoyun.osmanager.web.expression.RenderBudget;
import co.luoyun.osmanager.web.expression.RenderMemory;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request its budget until its answer is sent. */
@Component
class RenderBudgetFilter extends OncePerRequestFilter {

	private final RenderMemory memory;

	RenderBudgetFilter(RenderMemory memory) {
		this.memory = memory;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try (RenderBudget budget = this.memory.budget()) {
			chain.doFilter(request, response);
		}
	}

	// The error page is a page as well.
	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

}
