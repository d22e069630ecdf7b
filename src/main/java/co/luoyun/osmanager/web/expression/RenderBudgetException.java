package co.luoyun.osmanager.web.expression;

/** A page takes more than it may. */
public class RenderBudgetException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	RenderBudgetException(String message) {
		super(message);
	}

	/** Whether a failure came of a budget. */
	public static boolean isCauseOf(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof RenderBudgetException) {
				return true;
			}
		}
		return false;
	}

}
