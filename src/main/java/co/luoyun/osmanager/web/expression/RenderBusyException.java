package co.luoyun.osmanager.web.expression;

/** There is no room at the moment, as other pages are being rendered. */
public class RenderBusyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	RenderBusyException() {
		super("There is no room for another page at the moment");
	}

}
