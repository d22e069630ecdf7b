package co.luoyun.osmanager;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The signals that ask for a reload: SIGHUP, as everywhere, and SIGURG, which
 * {@code osmanager reload} sends. By default the former ends a process and the latter
 * does nothing to it, so that one that is only just starting, or is not ours, takes no
 * harm; and nohup(1) does not keep it away.
 */
final class ReloadSignals {

	private static final Logger logger = LoggerFactory.getLogger(ReloadSignals.class);

	private static final Signal HANGUP = new Signal("HUP");

	private static final Signal URGENT = new Signal("URG");

	private ReloadSignals() {
	}

	/**
	 * SIGHUP does not end this process any more. The configuration was not read yet, so
	 * there is nothing else to do about it.
	 */
	static void survive() {
		Signal.handle(HANGUP, (_) -> {
		});
	}

	/**
	 * Listens from now on.
	 * @param request asks for a reload, from a thread that must not be kept
	 */
	static void listen(Runnable request) {
		Signal.handle(URGENT, (_) -> request.run());
		// The runtime leaves a signal alone that was ignored when it was started.
		if (Signal.handle(HANGUP, (_) -> request.run()) == SignalHandler.SIG_IGN) {
			logger.info("SIGHUP is ignored, as under nohup: only 'osmanager reload' has the configuration read again");
		}
	}

}
