package co.luoyun.osmanager.instance;

/** Has the configuration read again, and what has changed applied. */
@FunctionalInterface
public interface ReadAgain {

	/** Asks for it; it is done soon, and not waited for. */
	void ask();

}
