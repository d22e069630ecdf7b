package co.luoyun.osmanager.presence;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Stands between who logs and one output, which may stall or fail: a pipe that nobody
 * reads, a disk that is full. Lines wait here, and those for which there is no room are
 * lost and counted.
 */
final class LogQueue extends UnsynchronizedAppenderBase<ILoggingEvent> {

	private static final Logger logger = (Logger) LoggerFactory.getLogger(LogQueue.class);

	// A line has 4 KB at most.
	private static final int LINES = 512;

	private static final long WRITER_STACK = 256 * 1024;

	private static final Duration LONGEST_FLUSH = Duration.ofSeconds(1);

	private final BlockingQueue<ILoggingEvent> queue = new ArrayBlockingQueue<>(LINES);

	private final LogOutput output;

	private final AtomicLong lost = new AtomicLong();

	private final Thread writer;

	/**
	 * A queue before an output.
	 * @param output is written to by one thread from now on, and ended with this
	 */
	LogQueue(OutputStreamAppender<ILoggingEvent> output) {
		this.output = new LogOutput(output);
		this.writer = Thread.ofPlatform().daemon().name("log").stackSize(WRITER_STACK).unstarted(this::write);
		setName(output.getName() + "-queue");
		setContext(output.getContext());
	}

	@Override
	public void start() {
		super.start();
		this.writer.start();
	}

	@Override
	protected void append(ILoggingEvent event) {
		event.prepareForDeferredProcessing();
		if (!this.queue.offer(event)) {
			this.lost.incrementAndGet();
		}
	}

	/** Writes what waits, for a second at most, and ends. */
	@Override
	public void stop() {
		if (!isStarted()) {
			return;
		}
		super.stop();
		this.writer.interrupt();
		try {
			boolean ignored = this.writer.join(LONGEST_FLUSH);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void write() {
		try {
			while (true) {
				// While nothing is taken, to tell that would only be one more line to be
				// lost.
				if (write(this.queue.take()) && this.queue.isEmpty()) {
					tellWhatIsLost();
				}
			}
		}
		catch (InterruptedException ex) {
			for (ILoggingEvent event = this.queue.poll(); event != null; event = this.queue.poll()) {
				boolean ignored = write(event);
			}
			tellWhatIsLost();
			this.output.appender().stop();
		}
	}

	/** How many lines were lost that were not told of yet. */
	long lost() {
		return this.lost.get();
	}

	// Nobody else would write the lines to come.
	private boolean write(ILoggingEvent event) {
		boolean taken = false;
		try {
			taken = this.output.take(event);
		}
		catch (RuntimeException | Error ex) {
			// Counted as all that is not taken.
		}
		if (!taken) {
			this.lost.incrementAndGet();
		}
		return taken;
	}

	// Where they are missing, also when the queue takes no more lines.
	private void tellWhatIsLost() {
		long count = this.lost.getAndSet(0);
		if (count > 0 && !write(new LoggingEvent(LogQueue.class.getName(), logger, Level.WARN,
				"{} lines of the log were lost, as it was not taken", null, new Object[] { count }))) {
			// This one is none of them.
			this.lost.addAndGet(count - 1);
		}
	}

}
