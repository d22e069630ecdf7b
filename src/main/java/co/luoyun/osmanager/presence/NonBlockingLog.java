package co.luoyun.osmanager.presence;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Has nobody wait for the log: once Spring Boot has set it up, a {@link LogQueue} is put
 * before each of its outputs, unless {@code logging.queue} is false. Those that lead to
 * the journal get {@link JournalLines}.
 */
public final class NonBlockingLog implements ApplicationListener<ApplicationContextInitializedEvent> {

	@Override
	public void onApplicationEvent(ApplicationContextInitializedEvent event) {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			outputs(context.getLogger(Logger.ROOT_LOGGER_NAME))
				.forEach((output) -> JournalLines.set(output, System.getenv()));
		}
		boolean wanted = event.getApplicationContext()
			.getEnvironment()
			.getProperty("logging.queue", Boolean.class, true);
		if (wanted && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
			outputs(root).forEach((output) -> queue(root, output));
		}
	}

	/** Writes what waits, for a second at most; nothing is logged afterwards. */
	public static void end() {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			context.stop();
		}
	}

	private static List<OutputStreamAppender<ILoggingEvent>> outputs(Logger root) {
		Iterator<Appender<ILoggingEvent>> appenders = root.iteratorForAppenders();
		return StreamSupport.stream(Spliterators.spliteratorUnknownSize(appenders, Spliterator.ORDERED), false)
			.filter(OutputStreamAppender.class::isInstance)
			.map((appender) -> (OutputStreamAppender<ILoggingEvent>) appender)
			.toList();
	}

	private static void queue(Logger root, OutputStreamAppender<ILoggingEvent> output) {
		LogQueue queue = new LogQueue(output);
		queue.start();
		root.addAppender(queue);
		root.detachAppender(output);
	}

}
