package co.luoyun.osmanager.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import co.luoyun.osmanager.files.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Both outputs of a program, each read by a thread of its own: reading a pipe holds a
 * virtual thread's carrier, and a thread with a small stack costs the same and takes
 * nobody's place.
 */
final class Outputs {

	private static final Logger logger = LoggerFactory.getLogger(Outputs.class);

	private static final long READER_STACK = 128 * 1024;

	/** Reads to its end what it has as its standard input, on its own. */
	private static final String DRAIN = ProgramEnvironment.RESET + "exec 3<&0; cat <&3 3<&- >/dev/null 2>&1 &";

	private final Reader output;

	private final Reader errors;

	private final Set<String> pipes;

	private Outputs(Reader output, Reader errors, Set<String> pipes) {
		this.output = output;
		this.errors = errors;
		this.pipes = pipes;
	}

	/** Reads a program's outputs from now on. */
	static Outputs read(Launcher.Launched launched, int limit, Consumer<String> lines) {
		return new Outputs(Reader.start(new BoundedOutput(launched.output(), limit, lines)),
				Reader.start(new BoundedOutput(launched.errors(), limit, lines)), launched.pipes());
	}

	String output() {
		return this.output.kept().text();
	}

	String errors() {
		return this.errors.kept().text();
	}

	boolean truncated() {
		return this.output.kept().truncated() || this.errors.kept().truncated();
	}

	/** Waits until both are read to their end. */
	boolean finished(Duration grace) {
		long start = Ticker.SYSTEM.getAsLong();
		boolean first = this.output.finished(grace);
		return this.errors.finished(grace.minus(Ticker.SYSTEM.since(start))) && first;
	}

	/** Reads no further. */
	void close() {
		this.output.kept().close();
		this.errors.kept().close();
	}

	/** Kills whoever still writes. */
	void killWriters() {
		Descendants.kill(Descendants.holders(this.pipes).stream().map(Descendants::pid).collect(Collectors.toSet()));
	}

	/**
	 * Leaves the reading to processes that go on for as long as anybody writes, also when
	 * this one has ended: without a reader, a daemon is killed by its next line.
	 * @param setsid gives such a process a session of its own
	 */
	void handOver(Optional<Path> setsid) {
		Map<String, List<Path>> writers = Descendants.holders(this.pipes)
			.stream()
			.collect(Collectors.groupingBy(Descendants::link));
		// What is not a pipe any more ended while it was looked at.
		writers.keySet().retainAll(this.pipes);
		long drained = writers.values().stream().filter((each) -> drain(each, setsid)).count();
		if (drained == writers.size()) {
			close();
		}
	}

	// Most of what a script has left running are children that end within moments: any
	// writer leads to the pipe.
	private static boolean drain(List<Path> writers, Optional<Path> setsid) {
		for (Path writer : writers) {
			try {
				ProgramEnvironment.shell(setsid, DRAIN, "osmanager-drain").redirectInput(writer.toFile()).start();
				return true;
			}
			catch (IOException ex) {
				logger.debug("Output is not read on by way of {}: {}", writer, ex.toString());
			}
		}
		return false;
	}

	private record Reader(BoundedOutput kept, Thread thread) {

		static Reader start(BoundedOutput output) {
			return new Reader(output,
					Thread.ofPlatform().daemon().name("output").stackSize(READER_STACK).start(output));
		}

		boolean finished(Duration grace) {
			try {
				return this.thread.join(grace);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		}

	}

}
