package co.luoyun.osmanager.files;

import java.time.Duration;

/** How long to wait before something is tried again: ever longer, up to a limit. */
public final class BackOff {

	private BackOff() {
	}

	/**
	 * A wait that doubles.
	 * @param first the first wait
	 * @param times how often it has doubled since
	 * @param longest the limit
	 */
	public static Duration doubled(Duration first, long times, Duration longest) {
		Duration grown = first;
		// Multiplying it would set up the runtime's decimal numbers, for 2 MB of garbage.
		for (int i = 0; i < Math.clamp(times, 0, 20) && grown.compareTo(longest) < 0; i++) {
			grown = grown.plus(grown);
		}
		return (grown.compareTo(longest) < 0) ? grown : longest;
	}

}
