package co.luoyun.osmanager.presence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.BooleanSupplier;
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
 * the service stops. Where agetty is too old, the message of the day says it.
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

	private final Motd motd;

	private final BooleanSupplier promptShowsIt;

	private volatile boolean inMotd;

	private String told = "";

	@Autowired
	Console(ConsoleProperties properties, SystemRoot root, ConsoleGreeting greeting, CommandRunner runner,
			Ticker ticker) {
		this(properties, root, greeting::text, runner, ticker, () -> !root.isRunningSystem()
				|| Motd.promptReadsIssues(runner.run(Command.of("agetty", "--version").within(TIME_LIMIT)).output()));
	}

	Console(ConsoleProperties properties, SystemRoot root, Supplier<String> greeting, CommandRunner runner,
			Ticker ticker, BooleanSupplier promptShowsIt) {
		this.enabled = properties.enabled();
		this.root = root;
		this.greeting = greeting;
		this.runner = runner;
		this.heartbeat = new Heartbeat("console", ticker);
		this.motd = new Motd(root);
		this.promptShowsIt = promptShowsIt;
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
		this.heartbeat.beat(PAUSE.plus(TIME_LIMIT));
		this.inMotd = !this.promptShowsIt.getAsBoolean();
		while (true) {
			this.heartbeat.beat(PAUSE.plus(TIME_LIMIT));
			update();
			Thread.sleep(PAUSE);
		}
	}

	/** Writes the text, where it is not there already. */
	void update() {
		try {
			String text = escaped(this.greeting.get());
			if (new AtomicFile(this.root.writable(FILE), "rw-r--r--").write(text.getBytes(StandardCharsets.US_ASCII))) {
				reload();
			}
			if (this.inMotd) {
				this.motd.write(text);
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
			this.motd.remove();
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
