package co.luoyun.osmanager.presence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whatever becomes of what is logged: who logs goes on. */
@Timeout(60)
class LogQueueTests {

	// That of the queue itself, which tells by it what was lost.
	private final Logger logger = (Logger) LoggerFactory.getLogger(LogQueue.class);

	private final LoggerContext context = this.logger.getLoggerContext();

	// Each test sets its own.
	@SuppressWarnings("NullAway.Init")
	private LogQueue queue;

	@AfterEach
	void detach() {
		this.logger.detachAppender(this.queue);
		this.queue.stop();
	}

	@Test
	void aPipeThatNobodyReadsKeepsNobody() {
		Pipe pipe = new Pipe();
		OutputStreamAppender<ILoggingEvent> output = new OutputStreamAppender<>();
		attach(output, () -> output.setOutputStream(pipe));
		for (int i = 0; i < 5000; i++) {
			this.logger.info("line {}", i);
		}
		pipe.read.countDown();
		await().atMost(Duration.ofSeconds(20)).until(() -> pipe.text().contains("lines of the log were lost"));
		assertThat(pipe.text()).contains("line 0\n").doesNotContain("line 4999");
		int written = pipe.text().split("line ", -1).length - 1;
		assertThat(pipe.text()).contains((5000 - written) + " lines of the log were lost");
	}

	@Test
	void aStopDoesNotWaitForAPipeThatNobodyReads() {
		Pipe pipe = new Pipe();
		OutputStreamAppender<ILoggingEvent> output = new OutputStreamAppender<>();
		attach(output, () -> output.setOutputStream(pipe));
		this.logger.info("never read");
		long start = System.nanoTime();
		this.queue.stop();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
		pipe.read.countDown();
	}

	@Test
	void whatWaitsIsWrittenAtAStop(@TempDir Path folder) {
		Path file = folder.resolve("log");
		attach(file);
		for (int i = 0; i < 300; i++) {
			this.logger.info("line {}", i);
		}
		this.queue.stop();
		assertThat(file).content().contains("line 0\n", "line 299\n");
	}

	@Test
	void aFileThatIsRemovedIsMadeAgain(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("log");
		attach(file);
		this.logger.info("before");
		await().atMost(Duration.ofSeconds(20)).until(() -> Files.readString(file).contains("before"));
		Files.delete(file);
		this.logger.info("after");
		await().atMost(Duration.ofSeconds(20))
			.until(() -> Files.exists(file) && Files.readString(file).contains("after"));
	}

	@Test
	void whatADiskDoesNotTakeIsCounted(@TempDir Path folder) throws IOException {
		Path file = Files.createSymbolicLink(folder.resolve("log"), Path.of("/dev/full"));
		attach(file);
		for (int i = 0; i < 100; i++) {
			this.logger.info("line {}", i);
		}
		await().atMost(Duration.ofSeconds(20)).until(() -> this.queue.lost() == 100);
		Files.delete(file);
		await().atMost(Duration.ofSeconds(20)).until(() -> {
			this.logger.info("later");
			return Files.exists(file) && Files.readString(file).contains("lines of the log were lost");
		});
	}

	@Test
	@SuppressWarnings("JdkObsolete") // written by one thread, read by another
	void whatIsThrownEndsNothingAndWhatIsLostIsSaidAtAStopToo() {
		StringBuffer text = new StringBuffer();
		OutputStreamAppender<ILoggingEvent> output = new OutputStreamAppender<>();
		attach(output, () -> output.setOutputStream(new OutputStream() {

			@Override
			public void write(int letter) {
				text.append((char) letter);
			}

			@Override
			public void write(byte[] bytes, int from, int length) {
				if (new String(bytes, from, length, StandardCharsets.UTF_8).contains("too much")) {
					throw new OutOfMemoryError("as a test has it");
				}
				text.append(new String(bytes, from, length, StandardCharsets.UTF_8));
			}

		}));
		this.logger.info("too much");
		await().atMost(Duration.ofSeconds(20)).until(() -> this.queue.lost() == 1);
		this.queue.stop();
		assertThat(text).contains("1 lines of the log were lost");
	}

	private void attach(Path path) {
		FileAppender<ILoggingEvent> file = new FileAppender<>();
		attach(file, () -> file.setFile(path.toString()));
	}

	private void attach(OutputStreamAppender<ILoggingEvent> output, Runnable set) {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(this.context);
		encoder.setPattern("%msg%n");
		encoder.start();
		output.setContext(this.context);
		output.setEncoder(encoder);
		set.run();
		output.start();
		this.queue = new LogQueue(output);
		this.queue.start();
		this.logger.addAppender(this.queue);
	}

	/** Takes nothing until it is read. */
	private static final class Pipe extends OutputStream {

		private final CountDownLatch read = new CountDownLatch(1);

		@SuppressWarnings("JdkObsolete") // written by one thread, read by another
		private final StringBuffer text = new StringBuffer();

		@Override
		public void write(int letter) {
			try {
				this.read.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			this.text.append((char) letter);
		}

		String text() {
			return this.text.toString();
		}

	}

}
