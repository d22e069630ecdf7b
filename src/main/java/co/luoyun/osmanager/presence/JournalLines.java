package co.luoyun.osmanager.presence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;

/**
 * Lines for systemd's journal, see sd-daemon(3): each begins with its priority, so that
 * {@code journalctl -p warning} finds our warnings, and has no time, as the journal has
 * one.
 */
final class JournalLines {

	private static final Path STDOUT = Path.of("/proc/self/fd/1");

	private static final String TIME = "^%d\\{[^}]*} ";

	private static final String PRIORITY = "<%replace(%replace(%replace(%replace(%p){'ERROR','3'}){'WARN','4'}){'INFO','6'})"
			+ "{'DEBUG|TRACE','7'}>";

	private JournalLines() {
	}

	/** Has an output that leads to the journal write such lines. */
	static void set(OutputStreamAppender<ILoggingEvent> output, Map<String, String> environment) {
		if (output instanceof ConsoleAppender<ILoggingEvent> && leadsToJournal(environment)
				&& output.getEncoder() instanceof PatternLayoutEncoder encoder) {
			encoder.stop();
			encoder.setPattern(of(encoder.getPattern()));
			encoder.start();
		}
	}

	/** The pattern for the journal in the place of one that begins with the time. */
	static String of(String pattern) {
		return pattern.replaceFirst(TIME, Matcher.quoteReplacement(PRIORITY));
	}

	// The variable is inherited by whatever a service starts, with any output.
	private static boolean leadsToJournal(Map<String, String> environment) {
		String stream = environment.get("JOURNAL_STREAM");
		try {
			return stream != null && stream
				.equals(Files.getAttribute(STDOUT, "unix:dev") + ":" + Files.getAttribute(STDOUT, "unix:ino"));
		}
		catch (IOException | UnsupportedOperationException ex) {
			return false;
		}
	}

}
