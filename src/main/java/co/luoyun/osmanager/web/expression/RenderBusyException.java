package co.luoyun.osmanager.web.expression;

/** There is no room at the moment, as other pages are being rendered. */
public class RenderBusyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** Whether a failure came of a lack of room. */
	public static boolean isCauseOf(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof RenderBusyException) {
				return true;
			}
		}
		return false;
	}

	RenderBusyException() {
		super("There is no room for another page at the moment");
	}

}
