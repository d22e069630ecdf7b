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

	/** Whether some setting, or a value of it, cannot be made. */
	public boolean hasErrors() {
		return this.settings.stream().anyMatch(OsPlan::isFaulty);
	}

	private static boolean isFaulty(SettingPlan plan) {
		return switch (plan) {
			case SettingPlan.Impossible _ -> true;
			case SettingPlan.Changes changes -> !changes.refusals().isEmpty();
			case SettingPlan.Skipped _, SettingPlan.Unchanged _ -> false;
		};
	}

	/** Whether there is anything to do. */
	public boolean hasChanges() {
		return this.settings.stream().anyMatch(SettingPlan.Changes.class::isInstance);
	}

}
