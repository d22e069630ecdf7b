package co.luoyun.osmanager.web.facts;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The application's status and the newest run of its status program.
 *
 * @param text the status in a word or two
 * @param value the controller's number for it, 2000 to 2130
 * @param program the status program
 * @param lastRun when it was started last; null before the first run
 * @param milliseconds how long that run took
 * @param ending how it ended
 * @param output what it wrote, standard output first
 * @param truncated whether it wrote more than is kept
 * @param incidents when the application was not serving, the newest first
 */
public record StatusView(String text, int value, String program, @Nullable Instant lastRun, long milliseconds,
		String ending, String output, boolean truncated, List<Incident> incidents) {

	public StatusView {
		incidents = List.copyOf(incidents);
	}

	/**
	 * A time in which the application was not serving.
	 *
	 * @param from when it was first seen so
	 * @param to when it was seen serving again; null while it is not
	 * @param text how it was at last
	 */
	public record Incident(Instant from, @Nullable Instant to, String text) {

	}

}
