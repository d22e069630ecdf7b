package co.luoyun.osmanager.web.facts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import co.luoyun.osmanager.web.WebProperties;
import jakarta.annotation.PreDestroy;
import org.slf4j.LoggerFactory;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The newest lines of the log, kept in memory for the owner's page. */
@Component
@Order(9)
class NewestLog implements Panel {

	private static final int LONGEST = 500;

	private final Deque<LogLine> lines = new ArrayDeque<>();

	private final int limit;

	private final Keeper keeper = new Keeper();

	NewestLog(WebProperties properties) {
		this.limit = properties.logLines();
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			this.keeper.setContext(context);
			this.keeper.start();
			context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this.keeper);
		}
	}

	@Override
	public String key() {
		return "log";
	}

	/** The lines, newest first. */
	@Override
	public List<LogLine> view(Words words) {
		synchronized (this.lines) {
			return List.copyOf(this.lines);
		}
	}

	@PreDestroy
	void detach() {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this.keeper);
		}
		this.keeper.stop();
	}

	private void keep(LogLine line) {
		synchronized (this.lines) {
			if (this.lines.size() >= this.limit) {
				this.lines.removeLast();
			}
			this.lines.addFirst(line);
		}
	}

	private final class Keeper extends AppenderBase<ILoggingEvent> {

		@Override
		protected void append(ILoggingEvent event) {
			String text = event.getFormattedMessage().replaceAll("[\\p{Cc}&&[^\t]]", "?");
			String name = event.getLoggerName();
			keep(new LogLine(event.getInstant(), event.getLevel().toString(), name.substring(name.lastIndexOf('.') + 1),
					(text.length() > LONGEST) ? text.substring(0, LONGEST) + "…" : text));
		}

	}

}
