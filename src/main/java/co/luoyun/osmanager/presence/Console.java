package co.luoyun.osmanager.presence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.AtomicFile;
import co.luoyun.osmanager.files.Heartbeat;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.files.Working;
import co.luoyun.osmanager.process.Command;
import co.luoyun.osmanager.process.CommandRunner;
import co.luoyun.osmanager.process.Programs;
import co.luoyun.osmanager.process.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Says on the machine's console, above the login prompt, where the page is and how the
 * instance is: a file that agetty(8) shows, written anew when it changes and gone when
 * the service stops.
 */
@Component
public class Console implements Working {

	private static final Logger logger = LoggerFactory.getLogger(Console.class);

	/** Below the root. */
	static final String FILE = "/run/issue.d/osmanager.issue";

	private static final Duration PAUSE = Duration.ofSeconds(10);

	private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

	private final boolean enabled;

	private final SystemRoot root;

	private final Supplier<String> greeting;

	private final CommandRunner runner;

	private final Heartbeat heartbeat;

	private final Worker worker = new Worker("console", this::watch);

	private String told = "";

	@Autowired
	Console(ConsoleProperties properties, SystemRoot root, ConsoleGreeting greeting, CommandRunner runner,
			Ticker ticker) {
		this(properties, root, greeting::text, runner, ticker);
	}

	Console(ConsoleProperties properties, SystemRoot root, Supplier<String> greeting, CommandRunner runner,
			Ticker ticker) {
		this.enabled = properties.enabled();
		this.root = root;
		this.greeting = greeting;
		this.runner = runner;
		this.heartbeat = new Heartbeat("console", ticker);
	}

	/** Says it from now on. */
	public void start() {
		if (this.enabled) {
			this.worker.start();
		}
		else {
			// Of a service that was killed, and had it enabled.
			remove();
		}
	}

	/** Says nothing any more. */
	public void stop() {
		this.worker.stop();
		this.heartbeat.rest();
		remove();
	}

	@Override
	public Stream<Heartbeat> heartbeats() {
		return Stream.of(this.heartbeat);
	}

	private void watch() throws InterruptedException {
		while (true) {
			this.heartbeat.beat(PAUSE.plus(TIME_LIMIT));
			update();
			Thread.sleep(PAUSE);
		}
	}

	/** Writes the text, where it is not there already. */
	void update() {
		try {
			byte[] text = escaped(this.greeting.get()).getBytes(StandardCharsets.US_ASCII);
			if (new AtomicFile(this.root.writable(FILE), "rw-r--r--").write(text)) {
				reload();
			}
			this.told = "";
		}
		catch (IOException ex) {
			if (!this.told.equals(ex.toString())) {
				this.told = ex.toString();
				logger.warn("The console cannot be told where the page is: {}", ex.toString());
			}
		}
	}

	private void remove() {
		try {
			if (Files.deleteIfExists(this.root.writable(FILE))) {
				reload();
			}
		}
		catch (IOException ex) {
			logger.warn("The console still says where the page is: {}", ex.toString());
		}
	}

	// A login prompt that waits shows the file again. Without this option the next one
	// does.
	private void reload() {
		if (this.root.isRunningSystem() && new Programs().find("agetty").isPresent()) {
			this.runner.run(Command.of("agetty", "--reload").within(TIME_LIMIT));
		}
	}

	// A backslash would mean something to agetty.
	private static String escaped(String text) {
		return text.replaceAll("[^\\n -\\[\\]-~]", "?");
	}

}
