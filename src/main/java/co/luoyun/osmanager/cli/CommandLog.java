package co.luoyun.osmanager.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import co.luoyun.osmanager.os.script.ConfigScript;
import org.slf4j.LoggerFactory;

/**
 * The log of a command: on standard error, as the answer is on standard output, and only
 * what the answer does not say, such as the words of the config script.
 */
final class CommandLog {

	private CommandLog() {
	}

	static void toStandardError() {
		if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
			return;
		}
		context.reset();
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(context);
		encoder.setPattern("%replace(%msg){'[\\p{Cc}&&[^\\t]]', '?'}%n");
		encoder.start();
		ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
		appender.setContext(context);
		appender.setTarget("System.err");
		appender.setEncoder(encoder);
		appender.start();
		Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
		root.setLevel(Level.ERROR);
		root.addAppender(appender);
		context.getLogger(ConfigScript.class).setLevel(Level.INFO);
		// It logs what it throws.
		context.getLogger("org.thymeleaf").setLevel(Level.OFF);
	}

}
