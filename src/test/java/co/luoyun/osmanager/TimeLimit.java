package co.luoyun.osmanager;

import java.time.Duration;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Begins no further test of a suite when the time for it is over, as a gate on a slow
 * machine has it, and says which are left out.
 */
public abstract class TimeLimit implements ExecutionCondition {

	private static final long START = System.nanoTime();

	private final Duration limit;

	/**
	 * A suite's limit.
	 * @param property the property that holds it, a duration such as {@code PT13M};
	 * without it there is none
	 */
	protected TimeLimit(String property) {
		this.limit = Duration.parse(System.getProperty(property, "P1D"));
	}

	@Override
	public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext extension) {
		if (System.nanoTime() - START < this.limit.toNanos()) {
			return ConditionEvaluationResult.enabled("there is time");
		}
		String reason = extension.getDisplayName() + ": " + this.limit + " are over";
		System.err.printf("%n**** SKIPPED: %s ****%n%n", reason);
		return ConditionEvaluationResult.disabled(reason);
	}

}
