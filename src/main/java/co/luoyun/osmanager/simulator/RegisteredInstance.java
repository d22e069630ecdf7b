package co.luoyun.osmanager.simulator;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * What the development controller knows of an instance.
 *
 * @param tag its number
 * @param connected whether it is registered now
 * @param address the IP address it gave; empty before its first registration
 * @param registrations how often it has registered
 * @param report the newest status of its application, 2000 to 2130; empty before the
 * first
 * @param lastContact when it was heard last
 */
public record RegisteredInstance(int tag, boolean connected, String address, long registrations, OptionalInt report,
		Instant lastContact) {

	/** The status of an application that is serving. */
	public static final int SERVING = 2000;

	/** Whether it is registered and its application is serving. */
	public boolean serving() {
		return this.connected && this.report.equals(OptionalInt.of(SERVING));
	}

	/** Its state in a word. */
	public String state() {
		return serving() ? "serving" : this.connected ? "running" : "gone";
	}

}
