package co.luoyun.osmanager.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import co.luoyun.osmanager.files.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one stream of a program to its end: keeps the first bytes, hands every line on,
 * and never lets the program block on a full pipe.
 */
final class BoundedOutput implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(BoundedOutput.class);

	private static final int LINE_LIMIT = 4096;

	private final InputStream stream;

	private final int limit;

	private final Consumer<String> lines;

	private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

	private final ByteArrayOutputStream line = new ByteArrayOutputStream();

	private volatile boolean truncated;

	private boolean complained;

	BoundedOutput(InputStream stream, int limit, Consumer<String> lines) {
		this.stream = stream;
		this.limit = limit;
		this.lines = lines;
	}

	@Override
	public void run() {
		byte[] buffer = new byte[8192];
		try (this.stream) {
			for (int read = this.stream.read(buffer); read >= 0; read = this.stream.read(buffer)) {
				keep(buffer, read);
				split(buffer, read);
			}
		}
		catch (IOException ex) {
			// The stream was closed under us as the program was given up: what was read
			// stays.
			this.truncated = true;
		}
		if (this.line.size() > 0) {
			endLine();
		}
	}

	private synchronized void keep(byte[] bytes, int length) {
		int room = Math.min(length, this.limit - this.kept.size());
		this.kept.write(bytes, 0, room);
		this.truncated |= room < length;
	}

	private void split(byte[] bytes, int length) {
		for (int i = 0; i < length; i++) {
			if (bytes[i] == '\n') {
				endLine();
			}
			else if (this.line.size() < LINE_LIMIT) {
				this.line.write(bytes[i]);
			}
		}
	}

	// A consumer that fails must not leave the program blocked on a full pipe.
	private void endLine() {
		String complete = this.line.toString(StandardCharsets.UTF_8).stripTrailing();
		this.line.reset();
		try {
			this.lines.accept(complete);
		}
		catch (RuntimeException | Error ex) {
			if (!this.complained) {
				this.complained = true;
				Failure.log(logger, "Lines of a program's output were not taken", ex);
			}
		}
	}

	/** Reads no further, whatever holds the stream open. */
	void close() {
		try {
			this.stream.close();
		}
		catch (IOException ex) {
			logger.debug("A program's output was not closed: {}", ex.toString());
		}
	}

	synchronized String text() {
		return this.kept.toString(StandardCharsets.UTF_8);
	}

	boolean truncated() {
		return this.truncated;
	}

}
