package co.luoyun.osmanager.presence;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/**
 * Says in one line why OS Manager could not start, and what to do: the journal and a
 * terminal show it whole. It stands in for Spring Boot's own reporter, which
 * application.properties turns off.
 */
final class OneLineFailureReporter implements FailureAnalysisReporter {

	private static final Logger logger = LoggerFactory.getLogger(OneLineFailureReporter.class);

	@Override
	public void report(FailureAnalysis analysis) {
		logger.error("OS Manager could not start: {} {}", oneLine(analysis.getDescription()),
				oneLine(analysis.getAction()));
		logger.debug("The cause", analysis.getCause());
	}

	private static String oneLine(@Nullable String text) {
		return (text != null) ? text.strip().replaceAll("\\s+", " ") : "";
	}

}
