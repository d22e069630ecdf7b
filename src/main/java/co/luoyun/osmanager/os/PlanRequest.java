package co.luoyun.osmanager.os;

import java.util.Set;

/**
 * What to plan.
 *
 * @param only the settings that are asked for; all when empty
 * @param force whether settings are made again that are as they should be
 */
public record PlanRequest(Set<String> only, boolean force) {

	/** Every setting, and of these what differs. */
	public static final PlanRequest ALL = new PlanRequest(Set.of(), false);

	public PlanRequest {
		only = Set.copyOf(only);
	}

	boolean includes(String setting) {
		return this.only.isEmpty() || this.only.contains(setting);
	}

}
