package co.luoyun.osmanager.os;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import co.luoyun.osmanager.message.Message;

/**
 * What came of one setting.
 *
 * @param setting its name, as in {@code osmanager.os.<setting>.enabled}
 * @param result what came of it
 * @param detail how or why, in one line without any secret
 * @param warnings what the configuration says and does not fit this machine
 * @param took how long planning and applying took
 */
public record SettingOutcome(String setting, Result result, Message detail, List<Message> warnings, Duration took) {

	public SettingOutcome {
		warnings = List.copyOf(warnings);
	}

	public SettingOutcome(String setting, Result result, Message detail, Duration took) {
		this(setting, result, detail, List.of(), took);
	}

	/** What came of a setting. */
	public enum Result {

		/** The system was as it should be. */
		UNCHANGED,

		/** The system was changed, and is as it should be. */
		CHANGED,

		/** What would change the running system was only planned, as in a sandbox. */
		PLANNED,

		/** The setting was left alone. */
		SKIPPED,

		/** The setting could not be made; what was there before is still there. */
		FAILED

	}

	@Override
	public String toString() {
		String took = (this.result == Result.SKIPPED) ? "" : " in " + this.took.toMillis() + " ms";
		return this.setting + " " + this.result.name().toLowerCase(Locale.ROOT) + took + ": " + this.detail;
	}

}
