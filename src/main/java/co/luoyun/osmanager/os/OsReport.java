package co.luoyun.osmanager.os;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of configuring the operating system.
 *
 * @param outcomes each setting's outcome, in order; empty before the first run
 * @param at when it was done; empty before the first run
 * @param took how long all of it took
 */
public record OsReport(List<SettingOutcome> outcomes, Optional<Instant> at, Duration took) {

	/** Nothing has been done yet. */
	public static final OsReport EMPTY = new OsReport(List.of(), Optional.empty(), Duration.ZERO);

	public OsReport {
		outcomes = List.copyOf(outcomes);
	}

	/** Whether some setting could not be made. */
	public boolean hasFailures() {
		return this.outcomes.stream().anyMatch((outcome) -> outcome.result() == SettingOutcome.Result.FAILED);
	}

}
