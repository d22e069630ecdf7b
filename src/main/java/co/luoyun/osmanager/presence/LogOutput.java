package co.luoyun.osmanager.presence;

import java.io.File;
import java.io.IOException;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;

/**
 * An output that says whether it took a line: a file's appender keeps silent about what
 * the disk does not take. A log file that somebody has removed is made again.
 */
record LogOutput(OutputStreamAppender<ILoggingEvent> appender) {

	boolean take(ILoggingEvent event) {
		if (this.appender instanceof FileAppender<ILoggingEvent> file) {
			return takeByFile(file, event);
		}
		this.appender.doAppend(event);
		return true;
	}

	private static boolean takeByFile(FileAppender<ILoggingEvent> appender, ILoggingEvent event) {
		File file = new File(appender.getFile());
		long before = file.exists() ? file.length() : reopen(appender);
		appender.doAppend(event);
		return file.length() != before;
	}

	private static long reopen(FileAppender<ILoggingEvent> appender) {
		try {
			appender.openFile(appender.getFile());
		}
		catch (IOException ex) {
			// Tried again with the next line; this one is counted as lost.
		}
		return 0;
	}

}
