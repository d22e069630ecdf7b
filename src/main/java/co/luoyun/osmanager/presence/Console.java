package co.luoyun.osmanager.presence;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import co.luoyun.osmanager.files.Heartbeat;
import co.luoyun.osmanager.files.SystemRoot;
import co.luoyun.osmanager.files.Ticker;
import co.luoyun.osmanager.files.Working;
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

	private static final Duration PAUSE = Duration.ofSeconds(10);

	private final boolean enabled;

	private final Supplier<String> greeting;

	private final IssueFile issue;

	private final Heartbeat heartbeat;

	private final Worker worker = new Worker("console", this::watch);

	private final Motd motd;

	private final BooleanSupplier promptShowsIt;

	private volatile boolean inMotd;

	private String told = "";

	@Autowired
	Console(ConsoleProperties properties, SystemRoot root, ConsoleGreeting greeting, IssueFile issue, Ticker ticker) {
		this(properties, root, greeting::text, issue, ticker, issue::isShown);
	}

	Console(ConsoleProperties properties, SystemRoot root, Supplier<String> greeting, IssueFile issue, Ticker ticker,
			BooleanSupplier promptShowsIt) {
		this.enabled = properties.enabled();
		this.greeting = greeting;
		this.issue = issue;
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
		this.heartbeat.beat(PAUSE.plus(IssueFile.TIME_LIMIT));
		this.inMotd = !this.promptShowsIt.getAsBoolean();
		while (true) {
			this.heartbeat.beat(PAUSE.plus(IssueFile.TIME_LIMIT));
			update();
			Thread.sleep(PAUSE);
		}
	}

	/** Writes the text, where it is not there already. */
	void update() {
		try {
			String text = IssueFile.escaped(this.greeting.get());
			this.issue.write(text);
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
			this.issue.remove();
			this.motd.remove();
		}
		catch (IOException ex) {
			logger.warn("The console still says where the page is: {}", ex.toString());
		}
	}

}
