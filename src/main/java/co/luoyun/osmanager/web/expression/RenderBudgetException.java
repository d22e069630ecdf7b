package co.luoyun.osmanager.web.expression;

/** A page takes more than it may. */
public class RenderBudgetException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	RenderBudgetException(String message) {
		super(message);
	}

}
