package co.luoyun.osmanager.os;

import java.util.List;

/** What has to be done for one setting. Making a plan changes nothing. */
public sealed interface SettingPlan {

	/**
	 * The setting's name, as in {@code osmanager.os.<setting>.enabled}: {@code password}.
	 */
	String setting();

	/** What a person should know of it, in one line and without any secret. */
	String detail();

	/**
	 * The setting is left alone.
	 *
	 * @param setting the setting
	 * @param detail why
	 */
	record Skipped(String setting, String detail) implements SettingPlan {

	}

	/**
	 * The system is as it should be.
	 *
	 * @param setting the setting
	 * @param detail how it is
	 */
	record Unchanged(String setting, String detail) implements SettingPlan {

	}

	/**
	 * The setting cannot be made.
	 *
	 * @param setting the setting
	 * @param detail why, and what to do
	 */
	record Impossible(String setting, String detail) implements SettingPlan {

	}

	/**
	 * Something has to be done.
	 *
	 * @param setting the setting
	 * @param detail what for
	 * @param steps what to do, in order
	 * @param refusals what of the setting's values is refused, and so left out
	 */
	record Changes(String setting, String detail, List<Change> steps, List<String> refusals) implements SettingPlan {

		public Changes {
			steps = List.copyOf(steps);
			refusals = List.copyOf(refusals);
		}

		Changes(String setting, String detail, List<Change> steps) {
			this(setting, detail, steps, List.of());
		}

	}

}
