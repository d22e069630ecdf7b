package co.luoyun.osmanager.instance;

import java.util.OptionalInt;

/**
 * The field {@code webssh} in the JSON of luoyun.conf.
 *
 * @param enabled false when the owner set {@code status} to {@code disable}
 * @param port the port that the cloud's configuration promises, when it names one
 */
public record WebSshSettings(boolean enabled, OptionalInt port) {

	/** What holds when the field is absent. */
	public static final WebSshSettings DEFAULT = new WebSshSettings(true, OptionalInt.empty());

}
