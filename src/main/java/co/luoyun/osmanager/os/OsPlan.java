package co.luoyun.osmanager.os;

import java.util.List;

/**
 * What has to be done for the settings, in order.
 *
 * @param settings a plan for each setting that was asked for
 */
public record OsPlan(List<SettingPlan> settings) {

	public OsPlan {
		settings = List.copyOf(settings);
	}

	/** Whether some setting cannot be made. */
	public boolean hasErrors() {
		return this.settings.stream().anyMatch(SettingPlan.Impossible.class::isInstance);
	}

	/** Whether there is anything to do. */
	public boolean hasChanges() {
		return this.settings.stream().anyMatch(SettingPlan.Changes.class::isInstance);
	}

}
