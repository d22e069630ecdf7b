package co.luoyun.osmanager.process;

import java.util.function.IntConsumer;

/**
 * The signals that are sent to this process. Java has no supported way to hear them:
 * shutdown hooks run only once the virtual machine has begun to end, and SIGHUP ends it.
 * The class {@code sun.misc.Signal} is used here alone.
 */
public final class Signals {

	private Signals() {
	}

	/**
	 * Handles a signal in place of whoever did so far.
	 * @param name such as {@code TERM}
	 * @param handler gets the signal's number, on a thread that must not be kept
	 * @return false when the signal is ignored, as SIGHUP under nohup(1): the runtime
	 * leaves alone what was ignored when it was started
	 */
	public static boolean handle(String name, IntConsumer handler) {
		return !sun.misc.Signal.handle(new sun.misc.Signal(name), (signal) -> handler.accept(signal.getNumber()))
			.equals(sun.misc.SignalHandler.SIG_IGN);
	}

	/** Sends a signal to this process. */
	public static void raise(String name) {
		sun.misc.Signal.raise(new sun.misc.Signal(name));
	}

}
