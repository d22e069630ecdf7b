package co.luoyun.osmanager.os;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.message.Message;

/**
 * What a later look at a setting means. What differs is put right once; what differs soon
 * again in the same way is somebody's will, or beyond our means, and only told.
 */
final class DriftJudgement {

	private static final Duration DAMPING = Duration.ofHours(6);

	private final Ticker ticker;

	private final Map<String, Map<String, Long>> repaired = new HashMap<>();

	private final Map<String, List<String>> failed = new HashMap<>();

	DriftJudgement(Ticker ticker) {
		this.ticker = ticker;
	}

	/** Remembers what was tried, so that what failed is not tried again and again. */
	void tried(SettingPlan plan, SettingOutcome outcome) {
		if (outcome.result() == SettingOutcome.Result.FAILED) {
			this.failed.put(plan.setting(), steps(plan));
		}
		else {
			this.failed.remove(plan.setting());
		}
	}

	/** Whether a plan that a look has come to is carried out. */
	boolean repairs(SettingPlan plan, OsProperties.Drift drift) {
		if (drift != OsProperties.Drift.REPAIR || !(plan instanceof SettingPlan.Changes changes)
				|| changes.steps().isEmpty() || steps(plan).equals(this.failed.get(plan.setting()))) {
			return false;
		}
		Map<String, Long> latest = this.repaired.computeIfAbsent(plan.setting(), (_) -> new HashMap<>());
		latest.values().removeIf((at) -> this.ticker.since(at).compareTo(DAMPING) >= 0);
		if (latest.keySet().containsAll(steps(plan))) {
			return false;
		}
		steps(plan).forEach((step) -> latest.put(step, this.ticker.getAsLong()));
		return true;
	}

	/** The outcome that a plan which is not carried out leaves. */
	SettingOutcome left(SettingPlan plan, SettingOutcome before) {
		return switch (plan) {
			case SettingPlan.Skipped _ -> before;
			case SettingPlan.Unchanged it -> (before.result() == SettingOutcome.Result.FAILED)
					? outcome(it, SettingOutcome.Result.UNCHANGED, it.detail()) : before;
			case SettingPlan.Impossible it -> (before.result() == SettingOutcome.Result.FAILED) ? before
					: outcome(it, SettingOutcome.Result.FAILED, it.detail());
			case SettingPlan.Changes it -> (before.result() == SettingOutcome.Result.FAILED) ? before
					: outcome(it, SettingOutcome.Result.FAILED, OsMessage.NOT_IN_FORCE.with(it.detail()));
		};
	}

	private static SettingOutcome outcome(SettingPlan plan, SettingOutcome.Result result, Message detail) {
		return new SettingOutcome(plan.setting(), result, detail, Duration.ZERO);
	}

	private static List<String> steps(SettingPlan plan) {
		return (plan instanceof SettingPlan.Changes changes) ? changes.steps().stream().map(Change::summary).toList()
				: List.of();
	}

}
