package co.luoyun.osmanager.files;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time that durations are measured by. It only runs forward, at the pace of real
 * time, whatever is done to the time of day; its values, in nanoseconds, mean something
 * only in comparison with one another. What people read has its time from a
 * {@link java.time.Clock}.
 */
@FunctionalInterface
public interface Ticker extends LongSupplier {

	/**
	 * The ticker of this JVM, {@link System#nanoTime()}. It is used directly only by what
	 * Tomcat makes, and by who waits for a moment until the kernel or another process has
	 * done something, which no test can set forward. All else is given its ticker.
	 */
	Ticker SYSTEM = System::nanoTime;

	/**
	 * How long ago something was.
	 * @param reading this ticker's value then
	 * @return the time since
	 */
	default Duration since(long reading) {
		return Duration.ofNanos(getAsLong() - reading);
	}

}
