package co.luoyun.osmanager.status;

import java.time.Duration;
import java.time.Instant;

import co.luoyun.osmanager.process.CommandResult;
import co.luoyun.osmanager.process.Ending;

/**
 * What came of one run of the status program.
 *
 * @param status what its ending means
 * @param ending how it ended
 * @param output what it wrote to standard output, up to the limit, as text: what is none
 * is shown as U+FFFD
 * @param errors what it wrote to standard error, likewise
 * @param truncated whether it wrote more than is kept
 * @param startedAt when it was started
 * @param took how long it ran
 */
public record ProbeResult(ApplicationStatus status, Ending ending, String output, String errors, boolean truncated,
		Instant startedAt, Duration took) {

	static ProbeResult of(CommandResult result, Instant startedAt) {
		return new ProbeResult(ApplicationStatus.of(result.ending()), result.ending(), text(result.output()),
				text(result.errors()), result.truncated(), startedAt, result.took());
	}

	// Also for pages: HTML and JSON readers stumble over control characters.
	private static String text(String output) {
		return output.replaceAll("[\\p{Cc}&&[^\n\t]]", "\uFFFD");
	}

	/** When it ended. */
	public Instant endedAt() {
		return this.startedAt.plus(this.took);
	}

}
