package co.luoyun.osmanager.vm;

import java.time.Duration;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Begins no further machine when the time for them is over, as a gate on a slow machine
 * has it: the property {@code vm.limit}, a duration such as {@code PT13M}.
 */
final class TimeLimit implements ExecutionCondition {

	private static final Duration LIMIT = Duration.parse(System.getProperty("vm.limit", "P1D"));

	private static final long START = System.nanoTime();

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext extension) {
		if (System.nanoTime() - START < LIMIT.toNanos()) {
			return ConditionEvaluationResult.enabled("there is time");
		}
		String reason = extension.getDisplayName() + ": " + LIMIT + " are over";
		System.err.printf("%n**** SKIPPED: %s ****%n%n", reason);
		return ConditionEvaluationResult.disabled(reason);
	}

}
